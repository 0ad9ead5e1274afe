import type { RateLimit } from '../../test/sandbox/rateLimit';
import { type Bench, newAccount } from './bench';
import { type Contender, type Flow, HTTP_REQUEST, NOTHING, REFPORT } from './contenders';
import { momentOf } from './cost';
import { type Delivered, delivered } from './delivered';
import { untilFinished } from './executions';
import { failed } from './measure';
import { postOnSchedule } from './schedule';
import { type Size, leadsFor, rotated } from './section';
import { formatNumber } from '../statistics';

export const LATENCY_MS = 20;

/** Sign-ups that arrive faster than the service accepts them. */
export interface Rush {
	count: number;
	perSecond: number;
	limit: RateLimit;
}

const inWholeSeconds = (perSecond: number): RateLimit => ({
	perSecond,
	burst: perSecond,
	form: 'seconds',
	wholeSeconds: true,
});

/**
 * The first rate may be too fast for n8n itself. With the second one, n8n reaches the rate limit.
 */
export const rushesFor = (size: Size): Rush[] => [
	{ count: leadsFor(size, 300), perSecond: 30, limit: inWholeSeconds(20) },
	{ count: size.quick ? 30 : 120, perSecond: 9, limit: inWholeSeconds(6) },
];

const LIMIT_MS = 300_000;

/** One row of the table. */
export interface SignUpCase {
	name: string;
	contender: Contender;
	limit?: RateLimit;
	/** Whether to measure it in every round instead of once for comparison. */
	inEveryRound: boolean;
	rounds: SignUps[];
}

type CaseName = 'own' | 'unlimited' | 'limited' | 'nothing';

const casesFor = (limit: RateLimit): Record<CaseName, SignUpCase> => ({
	own: { name: 'Refport node', contender: REFPORT, limit, inEveryRound: true, rounds: [] },
	unlimited: {
		name: 'HTTP Request node, no limit',
		contender: HTTP_REQUEST,
		inEveryRound: true,
		rounds: [],
	},
	limited: {
		name: 'HTTP Request node',
		contender: HTTP_REQUEST,
		limit,
		inEveryRound: false,
		rounds: [],
	},
	nothing: { name: 'Nothing sent', contender: NOTHING, inEveryRound: false, rounds: [] },
});

export interface SignUps extends Delivered {
	/** From the first post until the last lead was recorded, or the last execution ended, in s. */
	seconds: number;
	/** CPU time of the n8n process per sign-up, in ms. */
	cpuEachMs: number;
	failedExecutions: number;
}

async function signUp(
	bench: Bench,
	flow: Flow,
	{ count, perSecond }: Rush,
	limit?: RateLimit,
): Promise<SignUps> {
	const { n8n, sandbox } = bench;
	const { sends } = flow.contender;
	await newAccount(bench, LATENCY_MS, limit);
	const begin = momentOf(n8n.pid);
	const [first] = await postOnSchedule(bench, [flow], count, perSecond);
	const { executions, end } = await untilFinished(bench, flow.workflowId, count, LIMIT_MS);
	const ends = sends
		? (await sandbox.recorded()).map(({ at }) => at)
		: executions.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''));
	return {
		...(await delivered(sandbox, sends ? count : 0)),
		seconds: (Math.max(...ends) - (first?.at ?? 0)) / 1000,
		cpuEachMs: (end.cpuMs - begin.cpuMs) / count,
		failedExecutions: failed(executions),
	};
}

export interface LimitedSignUps {
	rush: Rush;
	cases: Record<CaseName, SignUpCase>;
}

/** Measures all cases of a rush in turn. */
export async function runLimited(
	bench: Bench,
	flowOf: (contender: Contender) => Promise<Flow>,
	rush: Rush,
	rounds: number,
): Promise<LimitedSignUps> {
	const cases = casesFor(rush.limit);
	for (let round = 0; round < rounds; round += 1) {
		for (const one of rotated(Object.values(cases), round)) {
			if (round > 0 && !one.inEveryRound) continue;
			const figures = await signUp(bench, await flowOf(one.contender), rush, one.limit);
			one.rounds.push(figures);
			const { seconds, cpuEachMs, limited, lost, duplicates } = figures;
			const text = `${formatNumber(seconds, 2)} s, ${formatNumber(cpuEachMs, 1)} ms CPU each, ${limited} × 429`;
			const name = `${one.name}, ${rush.perSecond} per second, round ${round + 1}`;
			console.log(`  ${name}: ${text}, ${lost} lost, ${duplicates} duplicates`);
		}
	}
	return { rush, cases };
}
