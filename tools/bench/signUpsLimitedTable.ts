import { type Goal, formatGoal } from './goal';
import { idealSeconds, limitedShare } from './limitCases';
import { markdownTable } from '../page';
import { failuresOf } from './section';
import { LATENCY_MS, type LimitedSignUps, type SignUpCase, type SignUps } from './signUpsLimited';
import { formatNumber, formatSpread, medianOf } from '../statistics';

const SHARE: Goal = { is: 'atMost', value: 5, unit: '%', digits: 1 };

const ON_TIME: Goal = { is: 'atMost', value: 1.1, unit: '×' };

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
	const figure = (of: (one: SignUps) => number, digits = 0) => formatSpread(rounds.map(of), digits);
	const sent = (text: string) => (sends ? text : '–');
	const exactly = (of: (one: SignUps) => number, expected: number) => {
		const mark = rounds.every((one) => of(one) === expected) ? '✓' : '✗';
		return `${figure(of)}${isOurs ? `, goal ${formatNumber(expected)} ${mark}` : ''}`;
	};
	const atMost = (of: (one: SignUps) => number, goal: Goal) =>
		isOurs ? formatGoal(rounds.map(of), goal) : `${figure(of, goal.digits ?? 2)} ${goal.unit}`;
	return [
		name,
		sent(figure((one) => one.requests)),
		sent(figure((one) => one.limited)),
		sent(atMost(limitedShare, SHARE)),
		sent(exactly((one) => one.recorded, count)),
		sent(figure((one) => one.lost)),
		sent(exactly((one) => one.duplicates, 0)),
		figure((one) => one.failedExecutions),
		figure((one) => one.seconds, 2),
		sent(atMost(({ seconds }) => seconds / ideal, ON_TIME)),
		figure((one) => one.cpuEachMs, 1),
	];
}

function rushMarkdown({ rush, cases }: LimitedSignUps): string {
	const { count, perSecond, limit } = rush;
	const secondsOf = ({ rounds }: SignUpCase) => medianOf(rounds.map(({ seconds }) => seconds));
	const byArrival = (count - 1) / perSecond + LATENCY_MS / 1000;
	const byService = Math.max(byArrival, idealSeconds(count, LATENCY_MS, limit));
	const byN8n = secondsOf(cases.unlimited);
	const ideal = Math.max(byService, byN8n);
	return `**${formatNumber(count)} sign-ups at ${perSecond} a second; the service accepts ${limit.perSecond} a second after a first burst of ${limit.burst}.** The ideal time is ${formatNumber(ideal, 2)} s, the larger of two: this service needs at least ${formatNumber(byService, 2)} s, and this n8n needs ${formatNumber(byN8n, 2)} s for the same sign-ups through the HTTP Request node without a limit (${formatNumber(secondsOf(cases.nothing), 2)} s if nothing is sent).

${markdownTable(
	HEAD,
	Object.values(cases).map((one) => row(one, count, ideal)),
)}`;
}

export function limitedMarkdown(all: readonly LimitedSignUps[]): string {
	const shares = all.map(({ cases }) => {
		const cpuOf = ({ rounds }: SignUpCase) => medianOf(rounds.map(({ cpuEachMs }) => cpuEachMs));
		return (100 * cpuOf(cases.nothing)) / cpuOf(cases.own);
	});
	return `## More sign-ups than the limit allows

Sign-ups arrived on schedule: none waited for the response to another. The service responded after ${LATENCY_MS} ms. The time is from the first sign-up until the last lead was recorded, or for "Nothing sent" until the last execution ended. The service needs at least (sign-ups − burst) ÷ its rate, plus its latency once. If n8n cannot run this number of executions, it never reaches the service's limit. So the second table uses a rate that n8n can run.

${all.map(rushMarkdown).join('\n\n')}

n8n itself (the row "Nothing sent") takes ${formatSpread(shares)} % of the CPU time of a sign-up through the Refport node. This row and the HTTP Request node under the limit were measured once.`;
}

export const limitedFailures = (all: readonly LimitedSignUps[]): string[] =>
	all.flatMap(({ rush, cases }) =>
		Object.values(cases).flatMap(({ name, contender, rounds }) =>
			failuresOf(`${rush.perSecond} sign-ups a second, ${name}`, contender, rounds),
		),
	);
