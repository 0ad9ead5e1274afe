import fc from 'fast-check';
import { classifyReply } from '../../nodes/Refport/core/reply/classify';
import { classifyNetworkError } from '../../nodes/Refport/core/reply/networkErrors';
import type { Failure } from '../../nodes/Refport/core/result';
import { type Decision, backoff, decide } from '../../nodes/Refport/core/retry/retryPolicy';

const SETTINGS = { maxAttempts: 3, longestWaitMs: 60_000, repeatUnknown: true };
const AGAIN: Decision = { again: true, waitMs: 500 };
const FINAL: Decision = { again: false, because: 'final' };
const UNKNOWN: Decision = { again: false, because: 'unknownOutcome' };

function failureOf(status: number): Failure {
	const result = classifyReply({ status, headers: {}, body: '' }, 0);
	if (result.ok) throw new Error(`HTTP ${status} is no failure`);
	return result.failure;
}

const turnedAway = (retryAfterMs?: number): Failure => ({ ...failureOf(429), retryAfterMs });

const CASES: { names: (number | string)[]; repeating: Decision; cautious: Decision }[] = [
	{ names: [200, 302, 400, 401, 403, 404, 409, 422], repeating: FINAL, cautious: FINAL },
	{ names: [501, 505, 'EPROTO'], repeating: FINAL, cautious: FINAL },
	{ names: [429, 503], repeating: AGAIN, cautious: AGAIN },
	{ names: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND'], repeating: AGAIN, cautious: AGAIN },
	{ names: [408, 500, 502, 504], repeating: AGAIN, cautious: UNKNOWN },
	{ names: ['ECONNRESET', 'ETIMEDOUT', 'ESTRANGE'], repeating: AGAIN, cautious: UNKNOWN },
];

const ROWS = CASES.flatMap(({ names, ...decisions }) =>
	names.map((name) => ({
		name,
		failure: typeof name === 'number' ? failureOf(name) : classifyNetworkError(name, ''),
		...decisions,
	})),
);

describe('decide', () => {
	it.each(ROWS)('after $name, where the unknown is repeated: $repeating', (row) => {
		expect(decide(row.failure, 1, SETTINGS, 0)).toEqual(row.repeating);
	});

	it.each(ROWS)('after $name, where the unknown is not repeated: $cautious', (row) => {
		expect(decide(row.failure, 1, { ...SETTINGS, repeatUnknown: false }, 0)).toEqual(row.cautious);
	});

	it.each([
		{ name: 'waits before the last attempt', attempt: 2, decision: { again: true, waitMs: 1_000 } },
		{ name: 'stops after it', attempt: 3, decision: { again: false, because: 'attempts' } },
		{ name: 'stops beyond it', attempt: 4, decision: { again: false, because: 'attempts' } },
	])('$name', ({ attempt, decision }) => {
		expect(decide(turnedAway(), attempt, SETTINGS, 0)).toEqual(decision);
	});

	it('stops after the first attempt where one is all, whatever wait was named', () => {
		const settings = { ...SETTINGS, maxAttempts: 1 };
		const decision = { again: false, because: 'attempts' };
		expect(decide(turnedAway(5), 1, settings, 0)).toEqual(decision);
		expect(decide(turnedAway(3_600_000), 1, settings, 0)).toEqual(decision);
	});

	it.each([
		{ named: 1, decision: { again: true, waitMs: 1 } },
		{ named: 7_000, decision: { again: true, waitMs: 7_000 } },
		{ named: 60_000, decision: { again: true, waitMs: 60_000 } },
		{ named: 60_001, decision: { again: false, because: 'longestWait' } },
		{ named: 3_600_000, decision: { again: false, because: 'longestWait' } },
	])('obeys a named wait of $named ms without adding chance', ({ named, decision }) => {
		expect(decide(turnedAway(named), 1, SETTINGS, 0.9)).toEqual(decision);
	});

	it('does not wait where the longest wait is zero', () => {
		const settings = { ...SETTINGS, longestWaitMs: 0 };
		expect(decide(turnedAway(), 1, settings, 0.9)).toEqual({ again: true, waitMs: 0 });
	});

	it('never waits longer than the longest wait', () => {
		const named = fc.option(fc.integer({ min: 1, max: 1e7 }), { nil: undefined });
		const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(named, fc.integer({ min: 1, max: 9 }), fc.nat(3_600_000), chance, (...drawn) => {
				const [retryAfterMs, attempt, longestWaitMs, luck] = drawn;
				const settings = { ...SETTINGS, maxAttempts: 10, longestWaitMs };
				const decision = decide(turnedAway(retryAfterMs), attempt, settings, luck);
				expect(decision.again ? decision.waitMs : 0).toBeLessThanOrEqual(longestWaitMs);
			}),
		);
	});
});

describe('backoff', () => {
	it.each([
		{ attempt: 1, chance: 0, wait: 500 },
		{ attempt: 1, chance: 0.003, wait: 501 },
		{ attempt: 2, chance: 0, wait: 1_000 },
		{ attempt: 3, chance: 0.5, wait: 2_500 },
		{ attempt: 8, chance: 0, wait: 60_000 },
		{ attempt: 5_000, chance: 0.5, wait: 60_000 },
	])('is $wait ms after attempt $attempt with chance $chance', ({ attempt, chance, wait }) => {
		expect(backoff(attempt, chance, 60_000)).toBe(wait);
	});

	it('lies between the doubled wait and 1.5 times it, capped by the longest wait', () => {
		const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 12 }), chance, fc.nat(3_600_000), (n, luck, cap) => {
				const least = 500 * 2 ** (n - 1);
				const wait = backoff(n, luck, cap);
				expect(wait).toBeGreaterThanOrEqual(Math.min(cap, least));
				expect(wait).toBeLessThanOrEqual(Math.min(cap, 1.5 * least));
			}),
		);
	});
});
