import { type Bench, withBench } from './bench';
import { type Flow, REFPORT, deploy, refport } from './contenders';
import { type Goal, formatGoal } from './goal';
import { type Figures, measure, newUsers, warmUp } from './measure';
import { markdownTable } from '../page';
import { progress } from './progress';
import { type Section, type Size, cell, failuresOf } from './section';
import { formatNumber, medianOf } from '../statistics';
import { trackedSoFar } from './trackedSoFar';

const LATENCY_MS = 20;

const LINEAR: Goal = { is: 'atMost', value: 1.25, unit: '×' };

const OFF = REFPORT;
const ON = refport('Refport node, Skip Already Tracked', { skipAlreadyTracked: true });

const KINDS = ['off', 'on, for the first time', 'on, repeated'] as const;

type Kind = (typeof KINDS)[number];

interface Case {
	kind: Kind;
	leads: number;
	rounds: Figures[];
}

/** Measures a batch without the option, with it, and again with the same leads. */
async function batches(bench: Bench, off: Flow, leads: number, cases: Case[]): Promise<void> {
	const users = newUsers(leads);
	// A new node for each round, because a node's list of tracked events grows.
	const on = await deploy(bench, ON);
	const jobs: [Kind, Flow, readonly string[]][] = [
		['off', off, newUsers(leads)],
		['on, for the first time', on, users],
		['on, repeated', on, users],
	];
	for (const [kind, flow, userIds] of jobs) {
		const figures = await measure(bench, flow, { leads, latencyMs: LATENCY_MS, users: userIds });
		cases.find((one) => one.kind === kind && one.leads === leads)?.rounds.push(figures);
		progress(`${kind}, ${formatNumber(leads)} leads`, figures);
	}
}

function batchTable(cases: readonly Case[]): string {
	const rows = cases.map(({ kind, leads, rounds }) => [
		kind,
		formatNumber(leads),
		cell(rounds, (one) => one.seconds, 2),
		cell(rounds, (one) => 1000 / one.leadsPerSecond, 2),
		cell(rounds, (one) => one.cpuPerLeadMs, 2),
		cell(rounds, (one) => one.requests),
	]);
	const head = ['Option', 'Leads', 'Time, s', 'Time per lead, ms', 'CPU per lead, ms', 'Requests'];
	return markdownTable(head, rows);
}

function linearity(cases: readonly Case[]): string {
	const msPerLead = ({ rounds }: Case) => medianOf(rounds.map((one) => 1000 / one.leadsPerSecond));
	const [largest, smaller] = cases
		.filter(({ kind }) => kind === 'on, for the first time')
		.reverse();
	const ratio = largest && smaller ? msPerLead(largest) / msPerLead(smaller) : Number.NaN;
	return formatGoal([ratio], LINEAR);
}

/** Measures the cost of the option Skip Already Tracked. */
export async function remembering(size: Size): Promise<Section> {
	const sizes = size.quick ? [10, 100] : [1000, 10_000];
	const cases = sizes.flatMap((leads) => KINDS.map((kind): Case => ({ kind, leads, rounds: [] })));
	const single = await withBench(async (bench) => {
		const off = await deploy(bench, OFF);
		await warmUp(bench, off);
		for (let round = 0; round < size.rounds; round += 1) {
			for (const leads of sizes) await batches(bench, off, leads, cases);
		}
		return trackedSoFar(bench, ON, size);
	});
	return {
		markdown: `# Skip Already Tracked

The same leads were sent without the option, with it, and with it again, when all leads were tracked already. The service responds after ${LATENCY_MS} ms.

${batchTable(cases)}

Time per lead with the option at the most leads, against a tenth of them: ${linearity(cases)}

${single.markdown}`,
		failures: [
			...cases
				.filter(({ kind }) => kind !== 'on, repeated')
				.flatMap(({ kind, leads, rounds }) =>
					failuresOf(`Skip Already Tracked ${kind}, ${formatNumber(leads)} leads`, ON, rounds),
				),
			...single.failures,
		],
	};
}
