import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAD_SOURCES, SALE_SOURCES } from '../../nodes/Refport/core/sources';
import type { LeadFields, Source } from '../../nodes/Refport/core/sources/source';
import { type Fixture, fixturesOf } from '../core/sources/fixtures';
import { layOut } from './layOut';
import { PROJECT, readText } from './markdown';

export const SOURCES_PAGE = 'docs/sources.md';

const START = '<!-- sources:start -->';
const END = '<!-- sources:end -->';

/** What the node makes of an event, by running the source that ships. */
function outcomeOf(fixture: Fixture): string {
	const reading = fixture.source.read(fixture.event);
	if (reading.kind === 'unfit') return 'failed, `INVALID_INPUT`';
	if (reading.isTest) return 'skipped, `test_event`';
	if (reading.kind === 'skipped') return `skipped, \`${reading.reason}\``;
	return reading.fields.clickId === undefined ? 'skipped, `missing_click_id`' : '**reported**';
}

function nameOf(fixture: Fixture): string {
	const reading = fixture.source.read(fixture.event);
	const name = reading.kind === 'unfit' ? null : reading.event.name;
	return name === null ? '' : `\`${name}\``;
}

const caseOf = ({ name }: Fixture): string => name.split('/')[1]?.replaceAll('-', ' ') ?? '';

/** Reported events first, then by outcome. */
const byOutcome = (a: string[], b: string[]): number =>
	(a[2] ?? '').localeCompare(b[2] ?? '', 'en') || (a[0] ?? '').localeCompare(b[0] ?? '', 'en');

function sectionOf(source: Source<LeadFields>): string {
	const rows = fixturesOf(source).map((one) => [nameOf(one), caseOf(one), outcomeOf(one)]);
	return [
		`### ${source.name}`,
		`${source.description}.`,
		source.notice,
		layOut([['Event', 'Case', 'Outcome'], ...rows.sort(byOutcome)]),
	].join('\n\n');
}

const chapterOf = (title: string, sources: readonly Source<LeadFields>[]): string =>
	[`## ${title}`, ...sources.map(sectionOf)].join('\n\n');

/** The page with the part about each service made anew from the code and its test events. */
export function withSources(page: string): string {
	const from = page.indexOf(START);
	const to = page.indexOf(END);
	if (from < 0 || to < from) throw new Error(`${SOURCES_PAGE} lacks the marks around the services`);
	const chapters = [chapterOf('Sales', SALE_SOURCES), chapterOf('Leads', LEAD_SOURCES)].join(
		'\n\n',
	);
	return `${page.slice(0, from + START.length)}\n\n${chapters}\n\n${page.slice(to)}`;
}

if (require.main === module) {
	writeFileSync(join(PROJECT, SOURCES_PAGE), withSources(readText(SOURCES_PAGE)));
}
