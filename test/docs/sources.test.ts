import { readText } from './markdown';
import { PAGES, updated } from './sourcePage';

it.each([...PAGES.keys()])('%s lists the current outcomes of all events', (path) => {
	expect(readText(path)).toBe(updated(path));
});
