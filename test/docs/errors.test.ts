import { EXPLANATIONS, explain } from '../../nodes/Refport/core/reply/failureText';
import { ERRORS_PAGE, errorRows, withErrorTable } from './errorTable';
import { quoted, readText, tableRows } from './markdown';

const page = readText(ERRORS_PAGE);

it('docs/errors.md is up to date (update with npx tsx test/docs/errorTable.ts)', () => {
	expect(withErrorTable(page)).toBe(page);
});

it.each(Object.entries(EXPLANATIONS))(
	'docs/errors.md explains %s with meaning and advice',
	(code, text) => {
		expect(tableRows(page)).toContainEqual([`\`${code}\``, text.meaning, text.advice]);
	},
);

it('docs/errors.md explains unlisted codes like the node', () => {
	const [outage, limited, unknown] = errorRows().slice(-3);
	for (const httpStatus of [408, 500, 502, 503, 504, 599]) {
		expect(outage?.[1]).toBe(explain({ code: `HTTP_${httpStatus}`, httpStatus }).meaning);
	}
	expect(limited?.[1]).toBe(explain({ code: 'BRAND_NEW', httpStatus: 429 }).meaning);
	for (const httpStatus of [400, 403, 409, undefined]) {
		expect(unknown?.[1]).toBe(explain({ code: 'BRAND_NEW', httpStatus }).meaning);
	}
});

it('docs/errors.md states for every code after a request whether the event was recorded', () => {
	const section = page.slice(page.indexOf('## Was it recorded?'));
	const rows = tableRows(section).map(([codes = '']) => codes);
	const neverSent = /^(INVALID_INPUT|INVALID_BASE_URL|MISSING_|PARAMETER_|CREDENTIAL_|MEMORY_)/;
	const expected = Object.keys(EXPLANATIONS).filter((code) => !neverSent.test(code));
	expect(rows.flatMap(quoted)).toEqual(expect.arrayContaining(expected));
});

it('the error table cannot be added to a page without markers', () => {
	expect(() => withErrorTable('# Errors')).toThrow('lacks the markers');
});
