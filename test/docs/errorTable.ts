import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPLANATIONS, explain } from '../../nodes/Refport/core/reply/failureText';
import { layOut } from './layOut';
import { PROJECT, readText } from './markdown';

export const ERRORS_PAGE = 'docs/errors.md';

const START = '<!-- error-table:start -->';
const END = '<!-- error-table:end -->';

/** Codes that the table does not list are explained by their status code. */
const FALLBACKS: [string, number][] = [
	['`HTTP_408`, `HTTP_500` to `HTTP_599`, and other codes with such a status', 500],
	['`HTTP_429`, and other codes with this status', 429],
	['any other code', 400],
];

/** The table header, and code, meaning and advice of every failure. */
export function errorRows(): string[][] {
	const listed = Object.entries(EXPLANATIONS).map(([code, { meaning, advice }]) => [
		`\`${code}\``,
		meaning,
		advice,
	]);
	const others = FALLBACKS.map(([name, httpStatus]) => {
		const { meaning, advice } = explain({ code: '', httpStatus });
		return [name, meaning, advice];
	});
	return [['Code', 'What it means', 'What to do'], ...listed, ...others];
}

/** The page with a table that is generated from the code. */
export function withErrorTable(page: string): string {
	const from = page.indexOf(START);
	const to = page.indexOf(END);
	if (from < 0 || to < from) throw new Error(`${ERRORS_PAGE} lacks the markers around its table`);
	const before = page.slice(0, from + START.length);
	return `${before}\n\n${layOut(errorRows())}\n\n${page.slice(to)}`;
}

if (require.main === module) {
	writeFileSync(join(PROJECT, ERRORS_PAGE), withErrorTable(readText(ERRORS_PAGE)));
}
