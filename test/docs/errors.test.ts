import { EXPLANATIONS, explain } from '../../nodes/Refport/core/reply/failureText';
import { ERRORS_PAGE, errorRows, withErrorTable } from './errorTable';
import { quoted, readText, tableRows } from './markdown';

const page = readText(ERRORS_PAGE);

it('lists every code as the node explains it; renew with npx tsx test/docs/errorTable.ts', () => {
	expect(withErrorTable(page)).toBe(page);
});

it.each(Object.entries(EXPLANATIONS))('tells %s with meaning and advice', (code, text) => {
	expect(tableRows(page)).toContainEqual([`\`${code}\``, text.meaning, text.advice]);
});

it('explains what has no row of its own as the node does', () => {
	const [outage, limited, unknown] = errorRows().slice(-3);
	for (const httpStatus of [408, 500, 502, 503, 504, 599]) {
		expect(outage?.[1]).toBe(explain({ code: `HTTP_${httpStatus}`, httpStatus }).meaning);
	}
	expect(limited?.[1]).toBe(explain({ code: 'BRAND_NEW', httpStatus: 429 }).meaning);
	for (const httpStatus of [400, 403, 409, undefined]) {
		expect(unknown?.[1]).toBe(explain({ code: 'BRAND_NEW', httpStatus }).meaning);
	}
});

it('says of every code that may follow a request whether the event was recorded', () => {
	const told = page.slice(page.indexOf('## Was it recorded?'));
	const rows = tableRows(told).map(([codes = '']) => codes);
	const neverSent = /^(INVALID_INPUT|INVALID_BASE_URL|MISSING_|PARAMETER_|CREDENTIAL_|MEMORY_)/;
	const expected = Object.keys(EXPLANATIONS).filter((code) => !neverSent.test(code));
	expect(rows.flatMap(quoted)).toEqual(expect.arrayContaining(expected));
});

it('refuses a page without the marks', () => {
	expect(() => withErrorTable('# Errors')).toThrow('lacks the marks');
});
