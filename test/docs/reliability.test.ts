import { readText, tableRows } from './markdown';

const measured = readText('docs/benchmarks/reliability.md');

/** The table between the comments of a section, by the name of the row. */
function figuresOf(section: string): Map<string, string[]> {
	const [, rest = ''] = measured.split(`<!-- begin: reliability-${section} -->`);
	const [table = ''] = rest.split(`<!-- end: reliability-${section} -->`);
	return new Map(
		tableRows(table).map(([name = '', , ...cells]) => [name.replaceAll('*', ''), cells]),
	);
}

/** Returns e.g. "500 of 500, 6 twice" for the columns of a section. */
function summaryOf(section: string): string[] {
	const figures = figuresOf(section);
	const [recorded = [], sent = [], twice = []] = [
		'Recorded by Refport',
		'Sent',
		'Recorded twice',
	].map((name) => figures.get(name));
	return sent.map(
		(count, column) =>
			`${recorded[column]?.replaceAll('*', '') ?? ''} of ${count}, ${twice[column] ?? ''} twice`,
	);
}

const [outbox = [], redelivery = [], sync = [], atOnce = []] = tableRows(
	readText('docs/reliability.md'),
).slice(2);

it.each([
	['outbox', outbox.at(-1)],
	['queue', outbox.at(-2)],
	['redelivery', redelivery.at(-1)],
	['crm', sync.at(-1)],
	['immediate', atOnce.at(-1)],
])('docs/reliability.md shows the measured figures of %s', (section, cell) => {
	const summaries = summaryOf(section);
	expect(summaries.length).toBeGreaterThan(0);
	for (const summary of summaries) expect(cell).toContain(summary);
});
