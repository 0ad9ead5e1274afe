import { HTTP_REQUEST, REFPORT } from './contenders';
import { type Goal, formatGoal } from './goal';
import { type GrowthCase, LATENCY_MS, runGrowth } from './growthRun';
import type { Figures } from './measure';
import { markdownTable } from '../page';
import { type Section, type Size, cell, failuresOf } from './section';
import { formatNumber } from '../statistics';

const LINEAR: Goal = { is: 'atMost', value: 1.25, unit: '×' };

const NO_MORE_MEMORY: Goal = { is: 'atMost', value: 1, unit: '×' };

const msPerLead = ({ leadsPerSecond }: Figures): number => 1000 / leadsPerSecond;

function figuresTable(cases: readonly GrowthCase[]): string {
	const rows = cases.map(({ contender, leads, rounds }) => {
		const sent = (text: string) => (contender.sends ? text : '–');
		return [
			contender.name,
			formatNumber(leads),
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

/** The ratio of two cases in each round. */
function ratios(
	one: GrowthCase | undefined,
	other: GrowthCase | undefined,
	figure: (one: Figures) => number,
): number[] {
	const others = other?.rounds ?? [];
	return (one?.rounds ?? []).map((figures, round) => {
		const compared = others[round] ?? others.at(-1);
		return compared ? figure(figures) / figure(compared) : Number.NaN;
	});
}

function goals(cases: readonly GrowthCase[]): string {
	const own = cases.filter(({ contender }) => contender === REFPORT);
	const [largest, smaller] = [own.at(-1), own.at(-2)];
	const other = cases.find(({ contender }) => contender === HTTP_REQUEST);
	const [many, few] = [formatNumber(largest?.leads ?? 0), formatNumber(smaller?.leads ?? 0)];
	return markdownTable(
		['Refport node', ''],
		[
			[
				`Time per lead, ${many} leads ÷ ${few} leads`,
				formatGoal(ratios(largest, smaller, msPerLead), LINEAR),
			],
			[
				`Peak memory with ${many} leads, Refport node ÷ HTTP Request node`,
				formatGoal(
					ratios(largest, other, (one) => one.memoryMb),
					NO_MORE_MEMORY,
				),
			],
		],
	);
}

/** Measures time and memory as the number of leads grows. */
export async function growth(size: Size): Promise<Section> {
	const cases = await runGrowth(size, size.quick ? [10, 100] : [100, 1000, 10_000]);
	return {
		markdown: `# Growth and memory

One execution sent an increasing number of leads to a service that responds after ${LATENCY_MS} ms. If the time per lead stays the same, ten times the leads take ten times as long. Each round ran in a new n8n process, with the largest number of leads first. Memory is the peak during the run minus the memory before it. Only the first run of a process shows it well, so compare the largest number of leads. "Nothing sent" is what n8n needs for the items themselves. This row and the HTTP Request node were measured once.

${goals(cases)}

${figuresTable(cases)}`,
		failures: cases.flatMap(({ contender, leads, rounds }) =>
			failuresOf(`Growth, ${formatNumber(leads)} leads`, contender, rounds),
		),
	};
}
