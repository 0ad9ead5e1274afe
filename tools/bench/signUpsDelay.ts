import { type Bench, newAccount } from './bench';
import { type Contender, type Flow, HTTP_REQUEST, REFPORT } from './contenders';
import { untilFinished } from './executions';
import { type Goal, formatGoal } from './goal';
import { markdownTable } from '../page';
import { postOnSchedule } from './schedule';
import { type Size, rotated } from './section';
import { formatNumber, formatSpread, medianOf, quantileOf } from '../statistics';

const CONTENDERS = [REFPORT, HTTP_REQUEST];

const PER_SECOND = 2;

const LATENCY_MS = 20;

const LIMIT_MS = 60_000;

const AS_FAST: Goal = { is: 'atMost', value: 1.05, unit: '×' };

export interface Delays {
	count: number;
	/** By round: the time from each post until the lead was recorded, in ms. */
	rounds: Map<Contender, number[][]>;
	lost: number;
}

/** Measures both nodes in turn, so that both have the same load on n8n and the machine. */
export async function runDelays(
	bench: Bench,
	flowOf: (contender: Contender) => Promise<Flow>,
	size: Size,
): Promise<Delays> {
	const count = size.quick ? 10 : 100;
	const all: Delays = { count, rounds: new Map(), lost: 0 };
	for (let round = 0; round < size.rounds; round += 1) {
		const flows: Flow[] = [];
		for (const contender of rotated(CONTENDERS, round)) flows.push(await flowOf(contender));
		await newAccount(bench, LATENCY_MS);
		const each = flows.length;
		const posted = await postOnSchedule(bench, flows, count * each, PER_SECOND * each);
		for (const { workflowId } of flows) await untilFinished(bench, workflowId, count, LIMIT_MS);
		const recorded = new Map(
			(await bench.sandbox.recorded()).map(({ at, body }) => [body.customerExternalId, at]),
		);
		for (const contender of CONTENDERS) {
			const delays = posted
				.filter(({ flow }) => flow.contender === contender)
				.flatMap(({ userId, at }) => (recorded.get(userId) ?? Number.NaN) - at)
				.filter((delay) => !Number.isNaN(delay));
			all.lost += count - delays.length;
			all.rounds.set(contender, [...(all.rounds.get(contender) ?? []), delays]);
			console.log(
				`  ${contender.name}, delay, round ${round + 1}: ${formatNumber(medianOf(delays), 1)} ms`,
			);
		}
	}
	return all;
}

export function delaysMarkdown({ count, rounds }: Delays): string {
	const of = (contender: Contender) => rounds.get(contender) ?? [];
	const compared = of(HTTP_REQUEST).map(medianOf);
	const ratios = of(REFPORT).map((delays, round) => medianOf(delays) / (compared[round] ?? 0));
	const rows = CONTENDERS.map((contender) => [
		contender.name,
		formatSpread(of(contender).map(medianOf), 1),
		formatSpread(
			of(contender).map((delays) => quantileOf(delays, 0.9)),
			1,
		),
		contender === REFPORT ? formatGoal(ratios, AS_FAST) : '–',
	]);
	return `## A sign-up now and then

Each node got ${formatNumber(count)} sign-ups per round, ${PER_SECOND} per second, on a schedule that alternates between the two. The service has no rate limit and responds after ${LATENCY_MS} ms. Time counts from the post to the webhook until the lead was recorded.

${markdownTable(['', 'Median, ms', '90th percentile, ms', 'Median ÷ HTTP Request node'], rows)}`;
}

export const delayFailures = ({ lost }: Delays): string[] =>
	lost > 0 ? [`Sign-ups now and then: ${lost} lost`] : [];
