import type { RateLimit } from '../sandbox/rateLimit';
import { type Bench, newAccount } from './bench';
import { type Contender, type Flow, HTTP_REQUEST, NOTHING, REFPORT } from './contenders';
import { momentOf } from './cost';
import { type Delivered, delivered } from './delivered';
import { untilFinished } from './executions';
import { tellGoal } from './goal';
import { idealSeconds, limitedShare } from './limitCases';
import { failed } from './measure';
import { markdownTable } from './page';
import { postOnSchedule } from './schedule';
import { type Size, failuresOf, leadsFor, rotated } from './section';
import { medianOf, tell, tellSpread } from './statistics';

const CONTENDERS = [REFPORT, HTTP_REQUEST, NOTHING];

const PER_SECOND = 30;

const LATENCY_MS = 20;

const LIMIT: RateLimit = { perSecond: 20, burst: 20, form: 'seconds', wholeSeconds: true };

const LIMIT_MS = 300_000;

interface SignUps extends Delivered {
	/** From the first post until the last lead was recorded, or the last execution ended, in s. */
	seconds: number;
	/** Of the n8n process, in ms. */
	cpuEachMs: number;
	failedExecutions: number;
}

async function signUp(bench: Bench, flow: Flow, count: number): Promise<SignUps> {
	const { n8n, sandbox } = bench;
	const { sends } = flow.contender;
	await newAccount(bench, LATENCY_MS, LIMIT);
	const begin = momentOf(n8n.pid);
	const [first] = await postOnSchedule(bench, [flow], count, PER_SECOND);
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
	count: number;
	rounds: Map<Contender, SignUps[]>;
}

/** All contenders by turns. */
export async function runLimited(
	bench: Bench,
	flowOf: (contender: Contender) => Promise<Flow>,
	size: Size,
): Promise<LimitedSignUps> {
	const count = leadsFor(size, 300);
	const rounds = new Map<Contender, SignUps[]>();
	for (let round = 0; round < size.rounds; round += 1) {
		for (const contender of rotated(CONTENDERS, round)) {
			const figures = await signUp(bench, await flowOf(contender), count);
			rounds.set(contender, [...(rounds.get(contender) ?? []), figures]);
			const { seconds, cpuEachMs, limited, lost, doubled } = figures;
			const told = `${tell(seconds, 2)} s, ${tell(cpuEachMs, 1)} ms CPU each, ${limited} × 429`;
			console.log(
				`  ${contender.name}, limited, round ${round + 1}: ${told}, ${lost} lost, ${doubled} doubled`,
			);
		}
	}
	return { count, rounds };
}

const HEAD = [
	'',
	'Requests',
	'Rate limited',
	'Share of them',
	'Recorded',
	'Lost',
	'Recorded twice',
	'Failed executions',
	'Time, s',
	'Time ÷ ideal',
	'CPU per sign-up, ms',
];

function row(contender: Contender, rounds: readonly SignUps[], count: number, ideal: number) {
	const { name, sends, isOurs } = contender;
	const figure = (of: (one: SignUps) => number, digits = 0) => tellSpread(rounds.map(of), digits);
	const sent = (text: string) => (sends ? text : '–');
	const exactly = (of: (one: SignUps) => number, wanted: number) => {
		const mark = rounds.every((one) => of(one) === wanted) ? '✓' : '✗';
		return `${figure(of)}${isOurs ? `, goal ${tell(wanted)} ${mark}` : ''}`;
	};
	const atMost = (values: number[], unit: string, digits: number, value: number) =>
		isOurs
			? tellGoal(values, { is: 'most', value, unit, digits })
			: `${tellSpread(values, digits)} ${unit}`;
	return [
		name,
		sent(figure((one) => one.requests)),
		sent(figure((one) => one.limited)),
		sent(atMost(rounds.map(limitedShare), '%', 1, 5)),
		sent(exactly((one) => one.recorded, count)),
		sent(figure((one) => one.lost)),
		sent(exactly((one) => one.doubled, 0)),
		figure((one) => one.failedExecutions),
		figure((one) => one.seconds, 2),
		sent(
			atMost(
				rounds.map(({ seconds }) => seconds / ideal),
				'×',
				2,
				1.1,
			),
		),
		figure((one) => one.cpuEachMs, 1),
	];
}

export function tellLimited({ count, rounds }: LimitedSignUps): string {
	const of = (contender: Contender) => rounds.get(contender) ?? [];
	const byArrival = (count - 1) / PER_SECOND + LATENCY_MS / 1000;
	const byLimit = Math.max(byArrival, idealSeconds(count, LATENCY_MS, LIMIT));
	const byN8n = medianOf(of(NOTHING).map(({ seconds }) => seconds));
	const ideal = Math.max(byLimit, byN8n);
	const share =
		medianOf(of(NOTHING).map((one) => one.cpuEachMs)) /
		medianOf(of(REFPORT).map((one) => one.cpuEachMs));
	return `#### More sign-ups than the limit allows

${tell(count)} sign-ups came at ${PER_SECOND} a second, on schedule: none waited for the answer to another one. The service accepted ${LIMIT.perSecond} requests a second after a first burst of ${LIMIT.burst}, and answered after ${LATENCY_MS} ms. Time counts from the first sign-up until the last lead was recorded; for "Nothing sent", until the last execution ended.

The ideal time is ${tell(ideal, 2)} s. The service needs at least ${tell(byLimit, 2)} s: (sign-ups − ${LIMIT.burst}) ÷ ${LIMIT.perSecond} a second, plus its latency once. This n8n needs ${tell(byN8n, 2)} s for the same sign-ups if nothing is sent. The ideal is the larger of the two.

${markdownTable(
	HEAD,
	CONTENDERS.map((contender) => row(contender, of(contender), count, ideal)),
)}

n8n itself, by the row "Nothing sent", takes ${tell(100 * share)} % of the CPU that a sign-up through the Refport node costs.`;
}

export const limitedFailures = ({ rounds }: LimitedSignUps): string[] =>
	[...rounds].flatMap(([contender, figures]) => failuresOf('Limited sign-ups', contender, figures));
