import { LEAD_SOURCES, SALE_SOURCES } from '../../nodes/Refport/core/sources';
import { readText } from './markdown';
import { SOURCES_PAGE, withSources } from './sourcePage';

const page = readText(SOURCES_PAGE);

it('shows every service as the code reads it; renew with npm run docs:sources', () => {
	expect(withSources(page)).toBe(page);
});

it.each([...SALE_SOURCES, ...LEAD_SOURCES])('has a section for $name with its notice', (source) => {
	const section = page.slice(page.indexOf(`### ${source.name}\n`));
	expect(section).toContain(source.notice);
});

it('refuses a page without the marks', () => {
	expect(() => withSources('# Sources')).toThrow('lacks the marks');
});
