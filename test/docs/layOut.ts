/** A markdown table in the format of Prettier, so formatting does not change it. */
export function layOut(rows: string[][]): string {
	const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = (cells[0] ?? []).map((_, column) =>
		Math.max(...cells.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[], filler: string) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`;
	const [head = [], ...body] = cells;
	const rule = widths.map(() => '');
	return [line(head, ' '), line(rule, '-'), ...body.map((row) => line(row, ' '))].join('\n');
}
