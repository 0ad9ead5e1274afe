import { withBench } from './bench';
import { deploy } from './contenders';
import { type Goal, tellGoal } from './goal';
import { type LimitCase, casesFor, idealSeconds, limitedShare } from './limitCases';
import { type Figures, measure, warmUp } from './measure';
import { markdownTable } from './page';
import { progress } from './progress';
import { type Section, type Size, cell, failuresOf } from './section';
import { medianOf, tell } from './statistics';

const SHARE: Goal = { is: 'most', value: 5, unit: '%', digits: 1 };

function row({ name, job, mostOverIdeal }: LimitCase, rounds: readonly Figures[]): string[] {
	const leads = job.leads * (job.executions ?? 1);
	const ideal = idealSeconds(leads);
	const share = medianOf(rounds.map(limitedShare));
	const ratio = medianOf(rounds.map(({ seconds }) => seconds / ideal));
	const ended = rounds.some(({ failedExecutions }) => failedExecutions > 0);
	const isOurs = mostOverIdeal !== undefined;
	const goal = (figure: (one: Figures) => number, wanted: number) => {
		const isMet = rounds.every((one) => figure(one) === wanted);
		const mark = isMet ? '✓' : '✗';
		return `${cell(rounds, figure)}${isOurs ? ` (goal ${tell(wanted)}) ${mark}` : ''}`;
	};
	return [
		`${name}${ended ? ' (the execution failed)' : ''}`,
		cell(rounds, (one) => one.requests),
		cell(rounds, (one) => one.limited),
		isOurs ? tellGoal(share, SHARE) : `${tell(share, 1)} %`,
		goal((one) => one.recorded, leads),
		cell(rounds, (one) => one.lost),
		goal((one) => one.doubled, 0),
		cell(rounds, (one) => one.seconds, 2),
		tell(ideal, 2),
		isOurs
			? tellGoal(ratio, { is: 'most', value: mostOverIdeal, unit: '×' })
			: `${tell(ratio, 2)} ×`,
	];
}

const HEAD = [
	'',
	'Requests',
	'429s',
	'Share of 429s',
	'Recorded',
	'Lost',
	'Doubled',
	'Time, s',
	'Ideal time, s',
	'Time over ideal',
];

/** What happens when the service takes 50 requests a second and no more. */
export async function limit(size: Size): Promise<Section> {
	const cases = casesFor(size);
	const all = new Map<LimitCase, Figures[]>();
	await withBench(async (bench) => {
		const flows = [];
		for (const one of cases) flows.push({ one, flow: await deploy(bench, one.contender) });
		for (const { flow } of flows) await warmUp(bench, flow);
		for (let round = 0; round < size.rounds; round += 1) {
			for (const { one, flow } of flows) {
				if (round > 0 && one.mostOverIdeal === undefined) continue;
				const figures = await measure(bench, flow, one.job);
				all.set(one, [...(all.get(one) ?? []), figures]);
				progress(`${one.name}, round ${round + 1}`, figures);
			}
		}
	});
	const measured = [...all];
	return {
		markdown: `### Under a limit

The service took 50 requests a second, after a first burst of 50, and turned the rest away with HTTP 429. Unless the row says otherwise, each 429 named the wait in whole seconds. The ideal time is what the limit itself makes necessary. "Lost" leads were never recorded, "doubled" ones more than once.

${markdownTable(
	HEAD,
	measured.map(([one, rounds]) => row(one, rounds)),
)}

The HTTP Request node sends everything at once and gives up at the first 429. With Retry On Fail, n8n runs the whole node again, so leads that went through are sent again. Its rows were measured once each.`,
		failures: measured.flatMap(([{ name, contender }, rounds]) =>
			failuresOf(`Limit, ${name}`, contender, rounds),
		),
	};
}
