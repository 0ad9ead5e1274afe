import type { Failure } from '../result';
import type { ItemLimits } from './itemLimits';

export interface RetrySettings {
	/** Requests for one item, the first included. */
	maxAttempts: number;
	/** The longest single wait, in ms. */
	longestWaitMs: number;
	/** Whether to repeat a request of which it is unknown whether it was recorded. */
	repeatUnknown: boolean;
}

/** Why an item is not sent again. */
export type Ending = 'final' | 'unknownOutcome' | 'attempts' | 'longestWait';

export type Decision = { again: true; waitMs: number } | { again: false; because: Ending };

const FIRST_BACKOFF_MS = 500;

/** The longest wait of an item that is rate limited while others are accepted. */
const MAX_OWN_BACKOFF_MS = 8_000;

/** How often an item may be rate limited whatever happens to others, in Max Attempts. */
const LIMITED_TIMES = 3;

/** One limit alone does not say that nothing is accepted any more. */
const MIN_ROUNDS = 2;

/** Doubles from 0.5 s; chance, from 0 up to 1, adds up to half, so that items do not return in step. */
export const backoff = (attempt: number, chance: number, longestWaitMs: number): number =>
	Math.min(longestWaitMs, Math.round(FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (1 + chance / 2)));

/** What follows the failure of an attempt, counted from 1. */
export function decide(
	failure: Failure,
	attempt: number,
	settings: RetrySettings,
	chance: number,
): Decision {
	if (!failure.retryable) return { again: false, because: 'final' };
	if (failure.mayBeRecorded && !settings.repeatUnknown) {
		return { again: false, because: 'unknownOutcome' };
	}
	if (attempt >= settings.maxAttempts) return { again: false, because: 'attempts' };
	const waitMs = failure.retryAfterMs ?? backoff(attempt, chance, settings.longestWaitMs);
	if (waitMs > settings.longestWaitMs) return { again: false, because: 'longestWait' };
	return { again: true, waitMs };
}

/** Whether a run that met this many limits in a row stops sending. */
export const givesUp = (rounds: number, { maxAttempts }: RetrySettings): boolean =>
	rounds >= Math.max(MIN_ROUNDS, maxAttempts);

/**
 * How long everybody waits after HTTP 429, in ms. A named wait is enough for the first limit; one that
 * is named again and again is not.
 */
export function pauseAfterLimit(
	{ retryAfterMs = 0 }: Failure,
	rounds: number,
	{ longestWaitMs }: RetrySettings,
	chance: number,
): number {
	if (retryAfterMs > 0 && rounds <= 1) return retryAfterMs;
	return Math.max(retryAfterMs, backoff(Math.max(rounds, 1), chance, longestWaitMs));
}

/**
 * What follows for an item that was rate limited. Where it was so more often than all together, it has
 * a limit of its own, and waits for itself.
 *
 * @param rounds how many limits in a row everybody met
 */
export function decideLimited(
	failure: Failure,
	{ times, timesAlone, isItsOwn }: ItemLimits,
	rounds: number,
	settings: RetrySettings,
	chance: number,
): Decision {
	const { maxAttempts, longestWaitMs } = settings;
	const { retryAfterMs = 0 } = failure;
	if (retryAfterMs > longestWaitMs) return { again: false, because: 'longestWait' };
	if (timesAlone >= maxAttempts || times >= LIMITED_TIMES * maxAttempts) {
		return { again: false, because: 'attempts' };
	}
	if (!isItsOwn && times <= rounds) return { again: true, waitMs: 0 };
	const ownMs = Math.min(MAX_OWN_BACKOFF_MS, backoff(times, chance, longestWaitMs));
	return { again: true, waitMs: Math.max(retryAfterMs, ownMs) };
}
