import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAD_SOURCES, SALE_SOURCES, SOURCES } from '../../nodes/Refport/core/sources';
import type { LeadFields, Source } from '../../nodes/Refport/core/sources/source';
import { type Fixture, fixturesOf } from '../core/sources/fixtures';
import { layOut } from './layOut';
import { PROJECT, readText } from './markdown';

type AnySource = Source<LeadFields>;

const START = '<!-- events:start -->';
const END = '<!-- events:end -->';

/** The outcome of an event. Undefined if the overview describes it for all data sources. */
function outcomeOf({ source, event }: Fixture): string | undefined {
	const reading = source.read(event);
	if (reading.kind === 'invalid') return undefined;
	if (reading.isTest) return 'skipped, `test_event`';
	if (reading.kind === 'skipped') return `skipped, \`${reading.reason}\``;
	return reading.fields.clickId === undefined ? undefined : '**reported**';
}

function nameOf({ source, event }: Fixture): string {
	const reading = source.read(event);
	const name = reading.kind === 'invalid' ? null : reading.event.name;
	return name === null ? '' : `\`${name}\``;
}

const exampleOf = ({ name }: Fixture): string => {
	const words = name.split('/')[1]?.replaceAll('-', ' ') ?? '';
	return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Reported events first, then by outcome and name. */
const byOutcome = (a: readonly string[], b: readonly string[]): number =>
	a.join().localeCompare(b.join(), 'en');

/** Some services, for example Shopify, do not include the type of the event. */
const withoutEmptyColumn = (rows: readonly string[][]): string[][] =>
	rows.slice(1).every(([, event]) => event === '')
		? rows.map(([outcome = '', , example = '']) => [outcome, example])
		: [...rows];

function eventsOf(source: AnySource): string {
	const rows = fixturesOf(source).flatMap((one) => {
		const outcome = outcomeOf(one);
		return outcome === undefined ? [] : [[outcome, nameOf(one), exampleOf(one)]];
	});
	const table = [['Outcome', 'Event', 'Example'], ...rows.sort(byOutcome)];
	return `${source.notice}\n\n${layOut(withoutEmptyColumn(table))}`;
}

const listOf = (sources: readonly AnySource[]): string =>
	layOut([
		['Service', 'What to send'],
		...sources.map(({ name, value, description }) => [
			`[${name}](sources/${value}.md)`,
			`${description}.`,
		]),
	]);

const overview = (): string =>
	`**Sales**\n\n${listOf(SALE_SOURCES)}\n\n**Leads**\n\n${listOf(LEAD_SOURCES)}`;

/** The pages with a generated part, and the functions that generate it. */
export const PAGES: ReadonlyMap<string, () => string> = new Map([
	['docs/sources.md', overview],
	...SOURCES.map((source) => [`docs/sources/${source.value}.md`, () => eventsOf(source)] as const),
]);

/** A page with its generated part updated. */
export function updated(path: string): string {
	const page = readText(path);
	const from = page.indexOf(START);
	const to = page.indexOf(END);
	if (from < 0 || to < from) throw new Error(`${path} lacks the markers around its generated part`);
	const generated = PAGES.get(path)?.() ?? '';
	return `${page.slice(0, from + START.length)}\n\n${generated}\n\n${page.slice(to)}`;
}

if (require.main === module) {
	for (const path of PAGES.keys()) writeFileSync(join(PROJECT, path), updated(path));
}
