import { HTTP_REQUEST, REFPORT } from './contenders';
import { type Goal, tellGoal } from './goal';
import { type GrowthCase, LATENCY_MS, runGrowth } from './growthRun';
import type { Figures } from './measure';
import { markdownTable } from '../page';
import { type Section, type Size, cell, failuresOf } from './section';
import { tell } from '../statistics';

const LINEAR: Goal = { is: 'most', value: 1.25, unit: '×' };

const LEAST_MEMORY: Goal = { is: 'most', value: 1, unit: '×' };

const msPerLead = ({ leadsPerSecond }: Figures): number => 1000 / leadsPerSecond;

function figuresTable(cases: readonly GrowthCase[]): string {
	const rows = cases.map(({ contender, leads, rounds }) => {
		const sent = (text: string) => (contender.sends ? text : '–');
		return [
			contender.name,
			tell(leads),
			sent(cell(rounds, (one) => one.seconds, 2)),
			sent(cell(rounds, msPerLead, 2)),
			cell(rounds, (one) => one.cpuPerLeadMs, 2),
			cell(rounds, (one) => one.memoryMb),
			sent(cell(rounds, (one) => one.recorded)),
		];
	});
	const head = [
		'',
		'Leads',
		'Time, s',
		'Time per lead, ms',
		'CPU per lead, ms',
		'Peak memory above the start, MiB',
		'Recorded',
	];
	return markdownTable(head, rows);
}

/** The figure of each round of one case, divided by that of another one. */
function ratios(
	one: GrowthCase | undefined,
	other: GrowthCase | undefined,
	figure: (one: Figures) => number,
): number[] {
	const others = other?.rounds ?? [];
	return (one?.rounds ?? []).map((figures, round) => {
		const beside = others[round] ?? others.at(-1);
		return beside ? figure(figures) / figure(beside) : Number.NaN;
	});
}

function goals(cases: readonly GrowthCase[]): string {
	const own = cases.filter(({ contender }) => contender === REFPORT);
	const [largest, smaller] = [own.at(-1), own.at(-2)];
	const other = cases.find(({ contender }) => contender === HTTP_REQUEST);
	const [many, few] = [tell(largest?.leads ?? 0), tell(smaller?.leads ?? 0)];
	return markdownTable(
		['Refport node', ''],
		[
			[
				`Time per lead, ${many} leads ÷ ${few} leads`,
				tellGoal(ratios(largest, smaller, msPerLead), LINEAR),
			],
			[
				`Peak memory with ${many} leads, Refport node ÷ HTTP Request node`,
				tellGoal(
					ratios(largest, other, (one) => one.memoryMb),
					LEAST_MEMORY,
				),
			],
		],
	);
}

/** What becomes of time and memory as the number of leads grows. */
export async function growth(size: Size): Promise<Section> {
	const cases = await runGrowth(size, size.quick ? [10, 100] : [100, 1000, 10_000]);
	return {
		markdown: `# Growth and memory

One execution sent an increasing number of leads to a service that responds after ${LATENCY_MS} ms. If the time per lead stays the same, ten times the leads take ten times as long. Each round ran in a new n8n process, with the largest number of leads first. Memory is the peak during the run minus the memory before it. Only the first run of a process shows it well, so compare the largest number of leads. "Nothing sent" is what n8n needs for the items themselves. This row and the HTTP Request node were measured once.

${goals(cases)}

${figuresTable(cases)}`,
		failures: cases.flatMap(({ contender, leads, rounds }) =>
			failuresOf(`Growth, ${tell(leads)} leads`, contender, rounds),
		),
	};
}
