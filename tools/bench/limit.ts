import { withBench } from './bench';
import { type Contender, type Flow, deploy } from './contenders';
import { formatGoal } from './goal';
import { LATENCY_MS, type LimitCase, casesFor, idealSeconds, limitedShare } from './limitCases';
import { type Figures, measure, warmUp } from './measure';
import { markdownTable } from '../page';
import { progress } from './progress';
import { type Section, type Size, cell, failuresOf } from './section';
import { formatNumber, formatSpread } from '../statistics';

function row({ name, job, goals }: LimitCase, rounds: readonly Figures[]): string[] {
	const leads = job.leads * (job.executions ?? 1);
	const ideal = idealSeconds(leads, job.latencyMs);
	const shares = rounds.map(limitedShare);
	const ratios = rounds.map(({ seconds }) => seconds / ideal);
	const hasFailed = rounds.some(({ failedExecutions }) => failedExecutions > 0);
	const within = (values: number[], unit: string, digits: number, value?: number) =>
		value === undefined
			? `${formatSpread(values, digits)} ${unit}`
			: formatGoal(values, { is: 'atMost', value, unit, digits });
	const goal = (figure: (one: Figures) => number, expected: number) => {
		const isMet = rounds.every((one) => figure(one) === expected);
		const mark = isMet ? '✓' : '✗';
		return `${cell(rounds, figure)}${goals ? `, goal ${formatNumber(expected)} ${mark}` : ''}`;
	};
	return [
		`${name}${hasFailed ? ' (the execution failed)' : ''}`,
		cell(rounds, (one) => one.requests),
		cell(rounds, (one) => one.limited),
		within(shares, '%', 1, goals?.limitedShare),
		goal((one) => one.recorded, leads),
		cell(rounds, (one) => one.lost),
		goal((one) => one.duplicates, 0),
		cell(rounds, (one) => one.seconds, 2),
		formatNumber(ideal, 2),
		within(ratios, '×', 2, goals?.overIdeal),
	];
}

const HEAD = [
	'',
	'Requests',
	'Rate limited',
	'Share of them',
	'Recorded',
	'Lost',
	'Recorded twice',
	'Time, s',
	'Ideal time, s',
	'Time ÷ ideal',
];

/** Measures the nodes with a service that accepts 50 requests per second. */
export async function limit(size: Size): Promise<Section> {
	const cases = casesFor(size);
	const all = new Map<LimitCase, Figures[]>();
	await withBench(async (bench) => {
		const flows = new Map<Contender, Flow>();
		for (const { contender } of cases) {
			if (flows.has(contender)) continue;
			const flow = await deploy(bench, contender);
			flows.set(contender, flow);
			await warmUp(bench, flow);
		}
		for (let round = 0; round < size.rounds; round += 1) {
			for (const one of cases) {
				const flow = flows.get(one.contender);
				if (!flow || (round > 0 && !one.goals)) continue;
				const figures = await measure(bench, flow, one.job);
				all.set(one, [...(all.get(one) ?? []), figures]);
				progress(`${one.name}, round ${round + 1}`, figures);
			}
		}
	});
	const measured = [...all];
	return {
		markdown: `# Under a limit

The service accepted 50 requests per second after a burst of 50, and responded to all others with HTTP 429. Unless the row says otherwise, it responded after ${LATENCY_MS} ms, and each 429 named the wait in whole seconds. Each run used a new account, so the node did not know the limit.

The ideal time is the shortest time in which this service can accept all leads: (leads − 50) ÷ 50 per second, plus its latency once. It does not include n8n's own work. "Lost" leads were never recorded.

${markdownTable(
	HEAD,
	measured.map(([one, rounds]) => row(one, rounds)),
)}

The HTTP Request node sends everything at once and fails at the first 429. With Retry On Fail, n8n reruns the whole node, so it sends recorded leads again. These rows were measured once.`,
		failures: measured.flatMap(([{ name, contender }, rounds]) =>
			failuresOf(`Limit, ${name}`, contender, rounds),
		),
	};
}
