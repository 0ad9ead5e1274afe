import { readText } from './markdown';
import { PAGES, renewed } from './sourcePage';

it.each([...PAGES.keys()])('%s says what the sources make of their events', (path) => {
	expect(readText(path)).toBe(renewed(path));
});
