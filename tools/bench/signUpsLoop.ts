import { postTo } from '../../test/e2e/realN8n';
import { type Bench, newAccount } from './bench';
import { deploy, refport } from './contenders';
import { type Delivered, delivered } from './delivered';
import { untilFinished } from './executions';
import { formatGoal } from './goal';
import { failed, newUsers } from './measure';
import { markdownTable } from '../page';
import { type Size, failuresOf } from './section';
import { formatNumber, formatSpread, maxWithin } from '../statistics';
import { requests } from '../../test/requests';

const LEADS = 60;

const PER_SECOND = 20;

const LATENCY_MS = 20;

const LIMIT_MS = 60_000;

/** Requests take different times from n8n to the service. This is the maximum difference. */
const TOLERANCE_MS = 10;

const LOOPED = refport('Refport node in a loop', requests({ maxPerSecond: PER_SECOND }));

interface Loop extends Delivered {
	failedExecutions: number;
	/** From the first request to the last, in s. */
	seconds: number;
	/** Maximum number of requests in any second, with and without the tolerance. */
	inOneSecond: number;
	inOneSecondExactly: number;
}

/** Loop Over Items runs the node once for each item. */
export async function runLoop(bench: Bench, { rounds }: Size): Promise<Loop[]> {
	const flow = await deploy(bench, LOOPED, 'loop');
	const all: Loop[] = [];
	for (let round = 0; round < rounds; round += 1) {
		await newAccount(bench, LATENCY_MS);
		const leads = newUsers(LEADS).map((userId) => ({ clickId: 'click_1', userId }));
		await postTo(bench, flow.path, { leads });
		const { executions } = await untilFinished(bench, flow.workflowId, 1, LIMIT_MS);
		const times = (await bench.sandbox.seen()).map(({ at }) => at).sort((a, b) => a - b);
		const [first = 0] = times;
		const one: Loop = {
			...(await delivered(bench.sandbox, LEADS)),
			failedExecutions: failed(executions),
			seconds: ((times.at(-1) ?? 0) - first) / 1000,
			inOneSecond: maxWithin(times, 1000 - TOLERANCE_MS),
			inOneSecondExactly: maxWithin(times, 1000),
		};
		all.push(one);
		const text = `${formatNumber(one.seconds, 2)} s, at most ${one.inOneSecond} in one second`;
		console.log(`  Loop Over Items, round ${round + 1}: ${text}`);
	}
	return all;
}

export function loopMarkdown(rounds: readonly Loop[]): string {
	const steady = (LEADS - 1) / PER_SECOND;
	const seconds = rounds.map((one) => one.seconds);
	const maxima = rounds.map((one) => one.inOneSecond);
	const rows = [
		[
			'Most requests in any second',
			formatGoal([Math.max(...maxima)], { is: 'atMost', value: PER_SECOND, unit: '', digits: 0 }),
		],
		['The same without the tolerance', formatSpread(rounds.map((one) => one.inOneSecondExactly))],
		['First request to last, s', formatSpread(seconds, 2)],
		[
			`Divided by ${formatNumber(steady, 2)} s`,
			`${formatSpread(
				seconds.map((one) => one / steady),
				2,
			)} ×`,
		],
		['Recorded', formatSpread(rounds.map((one) => one.recorded))],
		['Recorded twice', formatSpread(rounds.map((one) => one.duplicates))],
	];
	return `## One by one in a loop

_Loop Over Items_ passed ${LEADS} leads to the node one by one, so the node ran ${LEADS} times, with _Max Requests/Second_ set to ${PER_SECOND}. The service has no rate limit, responds after ${LATENCY_MS} ms and records when each request arrives. Requests may arrive up to ${TOLERANCE_MS} ms early, because not every request takes the same time from n8n to the service. At exactly ${PER_SECOND} a second, ${LEADS} requests take ${formatNumber(steady, 2)} s from the first to the last.

${markdownTable(['', 'Figure'], rows)}`;
}

export const loopFailures = (rounds: readonly Loop[]): string[] =>
	failuresOf('Loop Over Items', LOOPED, rounds);
