import { type Contender, HTTP_REQUEST, HTTP_REQUEST_JSON, NOTHING, REFPORT } from './contenders';
import { type Goal, formatGoal } from './goal';
import type { Figures } from './measure';
import { markdownTable } from '../page';
import { type Section, type Size, cell, failuresOf, leadsFor } from './section';
import { SPEED_CHART, writeSpeedChart } from './speedChart';
import { SITUATIONS, type Situation, type SpeedCase, runSpeed } from './speedRun';
import { formatNumber, formatSpread, medianOf } from '../statistics';

const CHEAPER: Goal = { is: 'atMost', value: 0.5, unit: '×' };

const leadsPerSecondOf = ({ leadsPerSecond }: Figures): number => leadsPerSecond;

const cpuPerLeadOf = ({ cpuPerLeadMs }: Figures): number => cpuPerLeadMs;

const roundsOf = (
	all: readonly SpeedCase[],
	situation: Situation | undefined,
	contender: Contender,
): Figures[] =>
	all.find((one) => one.situation === situation && one.contender === contender)?.rounds ?? [];

/** The ratio of the Refport node to another contender in each round. */
function ratios(
	all: readonly SpeedCase[],
	situation: Situation | undefined,
	other: Contender,
	figure: (one: Figures) => number,
): number[] {
	const others = roundsOf(all, situation, other);
	return roundsOf(all, situation, REFPORT).flatMap((own, round) => {
		const compared = others[round];
		return compared ? [figure(own) / figure(compared)] : [];
	});
}

function goals(all: readonly SpeedCase[]): string {
	const rows = SITUATIONS.map((situation) => {
		const goal: Goal = { is: 'atLeast', value: situation.timesFaster, unit: '×', digits: 1 };
		return [
			situation.name,
			formatGoal(ratios(all, situation, HTTP_REQUEST, leadsPerSecondOf), goal),
			formatGoal(ratios(all, situation, HTTP_REQUEST, cpuPerLeadOf), CHEAPER),
		];
	});
	const [first] = SITUATIONS;
	const withJson = [
		`${first?.name ?? ''}, against the body as JSON`,
		`${formatSpread(ratios(all, first, HTTP_REQUEST_JSON, leadsPerSecondOf), 1)} ×`,
		`${formatSpread(ratios(all, first, HTTP_REQUEST_JSON, cpuPerLeadOf), 2)} ×`,
	];
	return markdownTable(
		['Refport node ÷ HTTP Request node', 'Leads per second', 'CPU per lead'],
		[...rows, withJson],
	);
}

/** What TLS adds to a lead. n8n's request helper makes a handshake for each, whichever node sends it. */
function handshakes(all: readonly SpeedCase[]): string {
	const cpuOf = (contender: Contender, overTls: boolean) => {
		const situation = SITUATIONS.find((one) => one.latencyMs === 100 && one.overTls === overTls);
		return medianOf(roundsOf(all, situation, contender).map(cpuPerLeadOf));
	};
	const [own, other] = [REFPORT, HTTP_REQUEST].map((contender) =>
		formatNumber(cpuOf(contender, true) - cpuOf(contender, false), 2),
	);
	return `Over TLS, n8n makes a handshake for each request. This adds about the same CPU time to both nodes: ${own ?? ''} and ${other ?? ''} ms per lead.`;
}

const HEAD = [
	'Service responds after',
	'',
	'Time, s',
	'Leads per second',
	'CPU per lead, ms',
	"CPU per lead without the workflow's own, ms",
	'Requests',
	'Connections',
	'Recorded',
	'Lost',
	'Recorded twice',
];

function figuresTable(all: readonly SpeedCase[]): string {
	const workflowsOwn = medianOf(roundsOf(all, SITUATIONS[0], NOTHING).map(cpuPerLeadOf));
	const rows = all.map(({ situation, contender, rounds }) => {
		const sent = (text: string) => (contender.sends ? text : '–');
		return [
			sent(situation.name),
			contender.name,
			sent(cell(rounds, (one) => one.seconds, 2)),
			sent(cell(rounds, leadsPerSecondOf)),
			cell(rounds, cpuPerLeadOf, 2),
			sent(formatNumber(medianOf(rounds.map(cpuPerLeadOf)) - workflowsOwn, 2)),
			sent(cell(rounds, (one) => one.requests)),
			sent(cell(rounds, (one) => one.sockets)),
			sent(cell(rounds, (one) => one.recorded)),
			sent(cell(rounds, (one) => one.lost)),
			sent(cell(rounds, (one) => one.duplicates)),
		];
	});
	return markdownTable(HEAD, rows);
}

/** Measures speed and cost of the nodes without a rate limit. */
export async function speed(size: Size): Promise<Section> {
	const leads = leadsFor(size, 1000);
	const all = await runSpeed(size, leads);
	return {
		markdown: `# Speed and cost

One post to a webhook contained ${formatNumber(leads)} leads, and one execution sent them to a service without a rate limit. n8n opens a new connection for each request. With a real service, this takes several round trips and a TLS handshake, so 100 and 400 ms are more realistic than 20 ms. The ratios compare the two nodes within one round.

${goals(all)}

CPU is the processor time of the n8n process over the whole execution. The HTTP Request node has a Header Auth credential, and one field for each part of the body, as by default. At ${SITUATIONS[0]?.name ?? ''}, it was also measured with the body as one JSON text. "Nothing sent" is the cost of the webhook, Split Out and saving the execution. ${handshakes(all)}

${figuresTable(all)}

![Leads per second of the Refport node and the HTTP Request node](../images/${SPEED_CHART})`,
		draw: () => {
			writeSpeedChart(all);
		},
		failures: all.flatMap(({ situation, contender, rounds }) =>
			failuresOf(`Speed at ${situation.name}`, contender, rounds),
		),
	};
}
