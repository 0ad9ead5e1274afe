import fc from 'fast-check';
import { classifyReply } from '../../nodes/Refport/core/reply/classify';
import { classifyNetworkError } from '../../nodes/Refport/core/reply/networkErrors';
import type { Failure } from '../../nodes/Refport/core/result';
import { type Decision, backoff, decide } from '../../nodes/Refport/core/retry/retryPolicy';

const SETTINGS = { maxAttempts: 3, longestWaitMs: 60_000, repeatUnknown: true };
const RETRY: Decision = { again: true, waitMs: 500 };
const FINAL: Decision = { again: false, because: 'final' };
const UNKNOWN: Decision = { again: false, because: 'unknownOutcome' };

function failureOf(status: number): Failure {
	const result = classifyReply({ status, headers: {}, body: '' }, 0);
	if (result.ok) throw new Error(`HTTP ${status} is not a failure`);
	return result.failure;
}

const rateLimited = (retryAfterMs?: number): Failure => ({ ...failureOf(429), retryAfterMs });

const CASES: { names: (number | string)[]; repeating: Decision; cautious: Decision }[] = [
	{ names: [200, 302, 400, 401, 403, 404, 409, 422], repeating: FINAL, cautious: FINAL },
	{ names: [501, 505, 'EPROTO'], repeating: FINAL, cautious: FINAL },
	{ names: [429, 503], repeating: RETRY, cautious: RETRY },
	{ names: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND'], repeating: RETRY, cautious: RETRY },
	{ names: [408, 500, 502, 504], repeating: RETRY, cautious: UNKNOWN },
	{ names: ['ECONNRESET', 'ETIMEDOUT', 'ESTRANGE'], repeating: RETRY, cautious: UNKNOWN },
];

const FAILURES = CASES.flatMap(({ names, ...decisions }) =>
	names.map((name) => ({
		name,
		failure: typeof name === 'number' ? failureOf(name) : classifyNetworkError(name, ''),
		...decisions,
	})),
);

describe('the decision to retry', () => {
	it.each(FAILURES)('after $name with Retry If Outcome Is Unknown is $repeating', (one) => {
		expect(decide(one.failure, 1, SETTINGS, 0)).toEqual(one.repeating);
	});

	it.each(FAILURES)('after $name without Retry If Outcome Is Unknown is $cautious', (one) => {
		expect(decide(one.failure, 1, { ...SETTINGS, repeatUnknown: false }, 0)).toEqual(one.cautious);
	});

	it.each([
		{
			name: 'is to wait before the last attempt',
			attempt: 2,
			decision: { again: true, waitMs: 1_000 },
		},
		{
			name: 'is to stop after the last attempt',
			attempt: 3,
			decision: { again: false, because: 'attempts' },
		},
		{
			name: 'is to stop after more attempts than allowed',
			attempt: 4,
			decision: { again: false, because: 'attempts' },
		},
	])('$name', ({ attempt, decision }) => {
		expect(decide(rateLimited(), attempt, SETTINGS, 0)).toEqual(decision);
	});

	it('is to stop after the first attempt if only one is allowed', () => {
		const settings = { ...SETTINGS, maxAttempts: 1 };
		const decision = { again: false, because: 'attempts' };
		expect(decide(rateLimited(5), 1, settings, 0)).toEqual(decision);
		expect(decide(rateLimited(3_600_000), 1, settings, 0)).toEqual(decision);
	});

	it.each([
		{ named: 1, decision: { again: true, waitMs: 1 } },
		{ named: 7_000, decision: { again: true, waitMs: 7_000 } },
		{ named: 60_000, decision: { again: true, waitMs: 60_000 } },
		{ named: 60_001, decision: { again: false, because: 'longestWait' } },
		{ named: 3_600_000, decision: { again: false, because: 'longestWait' } },
	])('after a requested wait of $named ms adds no random time', ({ named, decision }) => {
		expect(decide(rateLimited(named), 1, SETTINGS, 0.9)).toEqual(decision);
	});

	it('is to retry without a wait if Longest Wait is zero', () => {
		const settings = { ...SETTINGS, longestWaitMs: 0 };
		expect(decide(rateLimited(), 1, settings, 0.9)).toEqual({ again: true, waitMs: 0 });
	});

	it('never exceeds Longest Wait', () => {
		const named = fc.option(fc.integer({ min: 1, max: 1e7 }), { nil: undefined });
		const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(named, fc.integer({ min: 1, max: 9 }), fc.nat(3_600_000), chance, (...drawn) => {
				const [retryAfterMs, attempt, longestWaitMs, random] = drawn;
				const settings = { ...SETTINGS, maxAttempts: 10, longestWaitMs };
				const decision = decide(rateLimited(retryAfterMs), attempt, settings, random);
				expect(decision.again ? decision.waitMs : 0).toBeLessThanOrEqual(longestWaitMs);
			}),
		);
	});
});

describe('the backoff', () => {
	it.each([
		{ attempt: 1, chance: 0, wait: 500 },
		{ attempt: 1, chance: 0.003, wait: 501 },
		{ attempt: 2, chance: 0, wait: 1_000 },
		{ attempt: 3, chance: 0.5, wait: 2_500 },
		{ attempt: 8, chance: 0, wait: 60_000 },
		{ attempt: 5_000, chance: 0.5, wait: 60_000 },
	])(
		'is $wait ms after attempt $attempt with the random value $chance',
		({ attempt, chance, wait }) => {
			expect(backoff(attempt, chance, 60_000)).toBe(wait);
		},
	);

	it('doubles with each attempt plus up to 50 % random time, up to Longest Wait', () => {
		const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 12 }), chance, fc.nat(3_600_000), (n, random, cap) => {
				const min = 500 * 2 ** (n - 1);
				const wait = backoff(n, random, cap);
				expect(wait).toBeGreaterThanOrEqual(Math.min(cap, min));
				expect(wait).toBeLessThanOrEqual(Math.min(cap, 1.5 * min));
			}),
		);
	});
});
