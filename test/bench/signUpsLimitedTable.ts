import { type Goal, tellGoal } from './goal';
import { idealSeconds, limitedShare } from './limitCases';
import { markdownTable } from './page';
import { failuresOf } from './section';
import {
	LATENCY_MS,
	LIMIT,
	type LimitedSignUps,
	PER_SECOND,
	type SignUpCase,
	type SignUps,
} from './signUpsLimited';
import { medianOf, tell, tellSpread } from './statistics';

const SHARE: Goal = { is: 'most', value: 5, unit: '%', digits: 1 };

const ON_TIME: Goal = { is: 'most', value: 1.1, unit: '×' };

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

function row({ name, contender, rounds }: SignUpCase, count: number, ideal: number): string[] {
	const { sends, isOurs } = contender;
	const figure = (of: (one: SignUps) => number, digits = 0) => tellSpread(rounds.map(of), digits);
	const sent = (text: string) => (sends ? text : '–');
	const exactly = (of: (one: SignUps) => number, wanted: number) => {
		const mark = rounds.every((one) => of(one) === wanted) ? '✓' : '✗';
		return `${figure(of)}${isOurs ? `, goal ${tell(wanted)} ${mark}` : ''}`;
	};
	const atMost = (of: (one: SignUps) => number, goal: Goal) =>
		isOurs ? tellGoal(rounds.map(of), goal) : `${figure(of, goal.digits ?? 2)} ${goal.unit}`;
	return [
		name,
		sent(figure((one) => one.requests)),
		sent(figure((one) => one.limited)),
		sent(atMost(limitedShare, SHARE)),
		sent(exactly((one) => one.recorded, count)),
		sent(figure((one) => one.lost)),
		sent(exactly((one) => one.doubled, 0)),
		figure((one) => one.failedExecutions),
		figure((one) => one.seconds, 2),
		sent(atMost(({ seconds }) => seconds / ideal, ON_TIME)),
		figure((one) => one.cpuEachMs, 1),
	];
}

export function tellLimited({ count, cases }: LimitedSignUps): string {
	const { own, unlimited, nothing } = cases;
	const secondsOf = ({ rounds }: SignUpCase) => medianOf(rounds.map(({ seconds }) => seconds));
	const cpuOf = ({ rounds }: SignUpCase) => medianOf(rounds.map(({ cpuEachMs }) => cpuEachMs));
	const byArrival = (count - 1) / PER_SECOND + LATENCY_MS / 1000;
	const byService = Math.max(byArrival, idealSeconds(count, LATENCY_MS, LIMIT));
	const byN8n = secondsOf(unlimited);
	const ideal = Math.max(byService, byN8n);
	return `#### More sign-ups than the limit allows

${tell(count)} sign-ups came at ${PER_SECOND} a second, on schedule: none waited for the answer to another one. The service accepted ${LIMIT.perSecond} requests a second after a first burst of ${LIMIT.burst}, and answered after ${LATENCY_MS} ms. Time counts from the first sign-up until the last lead was recorded; for "Nothing sent", until the last execution ended.

The ideal time is ${tell(ideal, 2)} s, the larger of two. The service needs at least ${tell(byService, 2)} s: (sign-ups − ${LIMIT.burst}) ÷ ${LIMIT.perSecond} a second, plus its latency once. This n8n needs ${tell(byN8n, 2)} s for the same sign-ups through the HTTP Request node if there is no limit, and ${tell(secondsOf(nothing), 2)} s if nothing is sent.

${markdownTable(
	HEAD,
	Object.values(cases).map((one) => row(one, count, ideal)),
)}

n8n itself, by the row "Nothing sent", takes ${tell((100 * cpuOf(nothing)) / cpuOf(own))} % of the CPU that a sign-up through the Refport node costs. That row and the HTTP Request node under the limit were measured once.`;
}

export const limitedFailures = ({ cases }: LimitedSignUps): string[] =>
	Object.values(cases).flatMap(({ name, contender, rounds }) =>
		failuresOf(`Limited sign-ups, ${name}`, contender, rounds),
	);
