import { LIMITS } from '../../nodes/Refport/core/settings';
import type { Bench } from './bench';
import { type Contender, type Flow, deploy } from './contenders';
import { fillList } from './fillList';
import { type Goal, formatGoal } from './goal';
import { type Figures, measure } from './measure';
import { markdownTable } from '../page';
import { progress } from './progress';
import { type Size, cell, failuresOf, rotated } from './section';
import { formatNumber, medianOf } from '../statistics';

/** Sign-ups per measurement. Each one is a separate execution. */
const SINGLES = 50;

/** They let n8n compile its code, and the first one shortens the list. */
const WARM_UPS = 20;

const CLOSE: Goal = { is: 'atMost', value: 1.1, unit: '×' };

interface Case {
	/** Number of events that the node has tracked so far. */
	tracked: number;
	flow: Flow;
	rounds: Figures[];
}

export interface TrackedSoFar {
	markdown: string;
	failures: string[];
}

const caseName = ({ tracked }: Case): string =>
	`single sign-ups, ${formatNumber(tracked)} tracked so far`;

/** Deploys a workflow whose node has tracked this number of events. */
async function prepare(bench: Bench, contender: Contender, tracked: number): Promise<Case> {
	const flow = await deploy(bench, contender);
	await measure(bench, flow, { leads: 1, latencyMs: 0 });
	if (tracked > 0) await fillList(bench, flow.workflowId, tracked);
	await measure(bench, flow, { leads: 1, executions: WARM_UPS, latencyMs: 0 });
	return { tracked, flow, rounds: [] };
}

function table(cases: readonly Case[]): string {
	const cpu = ({ rounds }: Case) => rounds.map((one) => one.cpuPerLeadMs);
	const [empty] = cases;
	const ofEmpty = empty ? medianOf(cpu(empty)) : Number.NaN;
	return markdownTable(
		['Tracked so far', 'CPU per sign-up, ms', 'Against an empty list'],
		cases.map((one) => [
			formatNumber(one.tracked),
			cell(one.rounds, ({ cpuPerLeadMs }) => cpuPerLeadMs, 1),
			one === empty ? '' : formatGoal([medianOf(cpu(one)) / ofEmpty], CLOSE),
		]),
	);
}

/** Measures the cost of a single sign-up by the number of events that its node has tracked. */
export async function trackedSoFar(
	bench: Bench,
	contender: Contender,
	size: Size,
): Promise<TrackedSoFar> {
	const cases: Case[] = [];
	for (const tracked of [0, 10_000, 100_000, 1_000_000]) {
		cases.push(await prepare(bench, contender, tracked));
	}
	// More rounds than elsewhere, because the differences are small.
	for (let round = 0; round < 2 * size.rounds; round += 1) {
		for (const one of rotated(cases, round)) {
			const job = { leads: 1, executions: SINGLES, latencyMs: 0 };
			const figures = await measure(bench, one.flow, job);
			one.rounds.push(figures);
			progress(caseName(one), figures);
		}
	}
	return {
		markdown: `At each call, n8n reads and writes everything that a node remembers. If each sign-up is an execution of its own, this is what ${SINGLES} of them cost, including the webhook and saving the execution. _Events to Remember_ had its default, ${formatNumber(LIMITS.eventsToRemember.default)}. The node's list was stored in n8n's database with an entry for each event tracked so far. The node shortened it at the next sign-up. The figures are medians of ${2 * size.rounds} measurements, with the minimum and the maximum in brackets.

${table(cases)}`,
		failures: cases.flatMap((one) => failuresOf(caseName(one), contender, one.rounds)),
	};
}
