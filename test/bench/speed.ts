import { type Contender, HTTP_REQUEST, HTTP_REQUEST_JSON, NOTHING, REFPORT } from './contenders';
import { type Goal, tellGoal } from './goal';
import type { Figures } from './measure';
import { markdownTable } from './page';
import { type Section, type Size, cell, failuresOf, leadsFor } from './section';
import { SPEED_CHART, writeSpeedChart } from './speedChart';
import { CONTENDERS, LATENCIES_MS, type Rounds, figuresOf, runSpeed } from './speedRun';
import { medianOf, tell } from './statistics';

const FASTER: Goal = { is: 'least', value: 2.2, unit: '×', digits: 1 };
const CHEAPER: Goal = { is: 'most', value: 0.5, unit: '×' };

/** What has no goal. */
const OTHERS: readonly (readonly [string, Contender, number])[] = [
	['against the same with the body as JSON, at 20 ms', HTTP_REQUEST_JSON, 20],
	['against the HTTP Request node, at 0 ms', HTTP_REQUEST, 0],
	['against the same with the body as JSON, at 0 ms', HTTP_REQUEST_JSON, 0],
];

function table(all: Rounds, latencyMs: number): string {
	const workflowsOwn = medianOf(figuresOf(all, latencyMs, NOTHING).map((one) => one.cpuPerLeadMs));
	const rows = CONTENDERS.map((contender) => {
		const rounds = figuresOf(all, latencyMs, contender);
		const sent = (text: string) => (contender.sends ? text : '–');
		return [
			contender.name,
			sent(cell(rounds, (one) => one.seconds, 2)),
			sent(cell(rounds, (one) => one.leadsPerSecond)),
			cell(rounds, (one) => one.cpuPerLeadMs, 2),
			sent(tell(medianOf(rounds.map((one) => one.cpuPerLeadMs)) - workflowsOwn, 2)),
			cell(rounds, (one) => one.memoryMb),
			sent(cell(rounds, (one) => one.requests)),
			sent(cell(rounds, (one) => one.limited)),
			sent(cell(rounds, (one) => one.recorded)),
			sent(cell(rounds, (one) => one.lost)),
			sent(cell(rounds, (one) => one.doubled)),
		];
	});
	const head = [
		`Service answers after ${latencyMs} ms`,
		'Time, s',
		'Leads per second',
		'CPU per lead, ms',
		"CPU per lead without the workflow's own, ms",
		'Peak memory above the start, MiB',
		'Requests',
		'429s',
		'Recorded',
		'Lost',
		'Doubled',
	];
	return markdownTable(head, rows);
}

function goals(all: Rounds): string {
	const ratio = (other: Contender, latencyMs: number, figure: (one: Figures) => number) => {
		const median = (one: Contender) => medianOf(figuresOf(all, latencyMs, one).map(figure));
		return median(REFPORT) / median(other);
	};
	const faster = (one: Figures) => one.leadsPerSecond;
	const cheaper = (one: Figures) => one.cpuPerLeadMs;
	return markdownTable(
		['Refport node', 'Leads per second', 'CPU per lead'],
		[
			[
				'against the HTTP Request node, at 20 ms',
				tellGoal(ratio(HTTP_REQUEST, 20, faster), FASTER),
				tellGoal(ratio(HTTP_REQUEST, 20, cheaper), CHEAPER),
			],
			...OTHERS.map(([text, other, latencyMs]) => [
				text,
				`${tell(ratio(other, latencyMs, faster), 1)} ×`,
				`${tell(ratio(other, latencyMs, cheaper), 2)} ×`,
			]),
		],
	);
}

/** How fast the contenders are without a limit, and what they cost. */
export async function speed(size: Size): Promise<Section> {
	const leads = leadsFor(size, 1000);
	const all = await runSpeed(size, leads);
	const picture = `![Leads per second of the Refport node and the HTTP Request node, at 20 ms and at 0 ms](images/${SPEED_CHART})`;
	return {
		markdown: `### Speed and cost

One post to a webhook carried ${tell(leads)} leads, which one execution sent to the service. CPU is the processor time of the n8n process over the whole execution. The HTTP Request node gets its body field by field, which is its default, or as one JSON text. The row "Nothing sent" tells what webhook, Split Out and n8n's record of the execution cost by themselves. All took turns in one n8n, so its memory had grown before; [below](#growth-and-memory) it is measured in a fresh one each time.

${goals(all)}

${LATENCIES_MS.map((latencyMs) => table(all, latencyMs)).join('\n\n')}

${picture}`,
		draw: () => {
			writeSpeedChart(all);
		},
		failures: LATENCIES_MS.flatMap((latencyMs) =>
			CONTENDERS.flatMap((one) =>
				failuresOf(`Speed at ${latencyMs} ms`, one, figuresOf(all, latencyMs, one)),
			),
		),
	};
}
