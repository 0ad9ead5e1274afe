import { markdownTable } from '../page';
import { tableRows } from '../../test/docs/markdown';
import { CHECKS } from './checks';
import type { Tried } from './tryVersion';
import { N8N_VERSIONS } from './versions';

export const COMPATIBILITY_PAGE = 'docs/compatibility.md';

const HEAD = 'n8n';

/** The first column of the table. */
const ROWS = ['Node.js', 'Tested on', ...CHECKS.map(({ feature }) => feature)];

/** The cells of one version, by row. */
type Column = ReadonlyMap<string, string>;

/** Reads the existing columns of the page, by version. */
function columnsIn(page: string): Map<string, Column> {
	const rows = tableRows(page);
	const start = rows.findIndex(([first]) => first === HEAD);
	const [, ...versions] = rows[start] ?? [];
	// Head and separator come first; the table of Node.js versions on this page has a row of the same name.
	const body = rows
		.slice(start, start + 2 + ROWS.length)
		.filter(([first = '']) => ROWS.includes(first));
	return new Map(
		versions.map((version, at) => [
			version,
			new Map(body.map(([first = '', ...cells]) => [first, cells[at] ?? ''])),
		]),
	);
}

const columnOf = ({ node, cells }: Tried, date: string): Column =>
	new Map([node, date, ...cells].map((cell, at) => [ROWS[at] ?? '', cell]));

/**
 * Returns the table with new columns for the tried versions. Other columns stay unchanged, and are
 * empty for checks that those versions have not run yet.
 */
export function tableWith(page: string, tried: readonly Tried[], date: string): string {
	const columns = columnsIn(page);
	for (const one of tried) columns.set(one.version, columnOf(one, date));
	const shown = N8N_VERSIONS.filter((version) => columns.has(version));
	const body = ROWS.map((row) => [row, ...shown.map((one) => columns.get(one)?.get(row) ?? '')]);
	return markdownTable([HEAD, ...shown], body);
}
