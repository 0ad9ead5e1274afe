import type { Failure } from '../../../nodes/Refport/core/result';
import { ItemLimits } from '../../../nodes/Refport/core/retry/itemLimits';
import {
	type Decision,
	decideLimited,
	shouldGiveUp,
	pauseAfterLimit,
} from '../../../nodes/Refport/core/retry/retryPolicy';

const SETTINGS = { maxAttempts: 3, longestWaitMs: 60_000, repeatUnknown: true };

const rateLimited = (retryAfterMs?: number): Failure => ({
	kind: 'api',
	code: 'RATE_LIMIT_EXCEEDED',
	message: '',
	httpStatus: 429,
	retryable: true,
	mayBeRecorded: false,
	...(retryAfterMs !== undefined && { retryAfterMs }),
});

describe('the pause after a rate-limited response', () => {
	it.each([
		{ named: 7000, rounds: 0, pause: 7000 },
		{ named: 7000, rounds: 1, pause: 7000 },
		{ named: 7000, rounds: 2, pause: 7000 },
		{ named: 300, rounds: 1, pause: 300 },
		{ named: 300, rounds: 2, pause: 1000 },
		{ named: 1000, rounds: 3, pause: 2000 },
		{ named: 1000, rounds: 4, pause: 4000 },
		{ named: undefined, rounds: 0, pause: 500 },
		{ named: undefined, rounds: 1, pause: 500 },
		{ named: undefined, rounds: 2, pause: 1000 },
		{ named: 0, rounds: 1, pause: 500 },
		{ named: undefined, rounds: 20, pause: 60_000 },
		{ named: 3_600_000, rounds: 20, pause: 3_600_000 },
	])('is $pause ms after $rounds rounds in a row if Refport asks for $named ms', (one) => {
		expect(pauseAfterLimit(rateLimited(one.named), one.rounds, SETTINGS, 0)).toBe(one.pause);
	});

	it('includes random time only if Refport asks for no wait', () => {
		expect(pauseAfterLimit(rateLimited(7000), 1, SETTINGS, 0.5)).toBe(7000);
		expect(pauseAfterLimit(rateLimited(7000), 2, SETTINGS, 0.5)).toBe(7000);
		expect(pauseAfterLimit(rateLimited(), 2, SETTINGS, 0.5)).toBe(1250);
	});
});

describe('a run in which every request is rate limited', () => {
	it.each([
		{ maxAttempts: 1, rounds: 1, stops: false },
		{ maxAttempts: 1, rounds: 2, stops: true },
		{ maxAttempts: 2, rounds: 1, stops: false },
		{ maxAttempts: 2, rounds: 2, stops: true },
		{ maxAttempts: 5, rounds: 4, stops: false },
		{ maxAttempts: 5, rounds: 5, stops: true },
		{ maxAttempts: 10, rounds: 9, stops: false },
		{ maxAttempts: 10, rounds: 10, stops: true },
	])('stops after $rounds rounds with Max Attempts $maxAttempts: $stops', (one) => {
		expect(shouldGiveUp(one.rounds, { ...SETTINGS, maxAttempts: one.maxAttempts })).toBe(one.stops);
	});
});

describe('the decision for a rate-limited item', () => {
	const ATTEMPTS: Decision = { again: false, because: 'attempts' };
	const LONGEST_WAIT: Decision = { again: false, because: 'longestWait' };
	const limits = (times: number, timesAlone: number, isItsOwn: boolean): ItemLimits =>
		Object.assign(new ItemLimits(), { times, timesAlone, isItsOwn });

	it.each([
		{ times: 1, alone: 1, isItsOwn: false, decision: { again: true, waitMs: 0 } },
		{ times: 2, alone: 2, isItsOwn: false, decision: { again: true, waitMs: 0 } },
		{ times: 3, alone: 3, isItsOwn: false, decision: ATTEMPTS },
		{ times: 8, alone: 2, isItsOwn: false, decision: { again: true, waitMs: 8000 } },
		{ times: 9, alone: 1, isItsOwn: true, decision: ATTEMPTS },
		{ times: 2, alone: 1, isItsOwn: true, decision: { again: true, waitMs: 1000 } },
		{ times: 3, alone: 1, isItsOwn: true, decision: { again: true, waitMs: 2000 } },
		{ times: 4, alone: 1, isItsOwn: true, decision: { again: true, waitMs: 4000 } },
		{ times: 5, alone: 1, isItsOwn: true, decision: { again: true, waitMs: 8000 } },
		{ times: 6, alone: 1, isItsOwn: true, decision: { again: true, waitMs: 8000 } },
	])(
		'after $times rate-limited responses, $alone in a row, only this item: $isItsOwn, is $decision',
		({ times, alone, isItsOwn, decision }) => {
			const rounds = isItsOwn ? 0 : alone;
			const met = limits(times, alone, isItsOwn);
			expect(decideLimited(rateLimited(), met, rounds, SETTINGS, 0)).toEqual(decision);
		},
	);

	it.each([
		{ named: 500, decision: { again: true, waitMs: 1000 } },
		{ named: 9000, decision: { again: true, waitMs: 9000 } },
		{ named: 60_000, decision: { again: true, waitMs: 60_000 } },
		{ named: 60_001, decision: LONGEST_WAIT },
	])(
		'follows a requested wait of $named ms if only this item is rate limited',
		({ named, decision }) => {
			expect(decideLimited(rateLimited(named), limits(2, 1, true), 0, SETTINGS, 0)).toEqual(
				decision,
			);
		},
	);

	it('is to wait if only this item is rate limited, regardless of the other items', () => {
		const decision = decideLimited(rateLimited(), limits(2, 1, true), 5, SETTINGS, 0);
		expect(decision).toEqual({ again: true, waitMs: 1000 });
	});

	it('is to fail after the first rate-limited response with Max Attempts 1', () => {
		const settings = { ...SETTINGS, maxAttempts: 1 };
		expect(decideLimited(rateLimited(5), limits(1, 1, false), 1, settings, 0)).toEqual(ATTEMPTS);
	});

	it('includes random time in the backoff of the item, up to 8 s in total', () => {
		expect(decideLimited(rateLimited(), limits(2, 1, true), 0, SETTINGS, 0.5)).toEqual({
			again: true,
			waitMs: 1250,
		});
		expect(decideLimited(rateLimited(), limits(5, 1, true), 0, SETTINGS, 0.5)).toEqual({
			again: true,
			waitMs: 8000,
		});
	});
});
