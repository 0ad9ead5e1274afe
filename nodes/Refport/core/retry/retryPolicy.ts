import type { Failure } from '../result';
import type { ItemLimits } from './itemLimits';

export interface RetrySettings {
	/** Maximum number of attempts per item, including the first one. */
	maxAttempts: number;
	/** Maximum single wait, in ms. */
	longestWaitMs: number;
	/** Whether to retry a request that Refport may have recorded. */
	repeatUnknown: boolean;
}

/** Why an item is not retried. */
export type Ending = 'final' | 'unknownOutcome' | 'attempts' | 'longestWait';

export type Decision = { again: true; waitMs: number } | { again: false; because: Ending };

const FIRST_BACKOFF_MS = 500;

/** Maximum backoff of an item that is rate limited while others are accepted. */
const MAX_OWN_BACKOFF_MS = 8_000;

/** An item fails after Max Attempts × this number of rate limits, even if others are accepted. */
const MAX_LIMITS_FACTOR = 3;

/** A single limit does not mean that the service accepts nothing any more. */
const MIN_ROUNDS = 2;

/**
 * Returns the backoff in ms. It starts at 0.5 s and doubles. `chance` from 0 to 1 adds up to 50 %
 * of jitter, so that items do not retry at the same moment.
 */
export const backoff = (attempt: number, chance: number, longestWaitMs: number): number =>
	Math.min(longestWaitMs, Math.round(FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (1 + chance / 2)));

/** Decides whether to retry after a failure other than a rate limit. `attempt` starts at 1. */
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

/** Whether a run stops sending after this number of consecutive limits. */
export const shouldGiveUp = (rounds: number, { maxAttempts }: RetrySettings): boolean =>
	rounds >= Math.max(MIN_ROUNDS, maxAttempts);

/**
 * Returns how long all requests wait after HTTP 429, in ms. Retry-After is enough for the first
 * limit. If the limits continue, backoff is the minimum.
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
 * Decides whether to retry an item that was rate limited. If that happened more often than to the
 * account as a whole, the limit affects only this item, so the item backs off alone.
 *
 * @param rounds number of consecutive limits of the account
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
	if (timesAlone >= maxAttempts || times >= MAX_LIMITS_FACTOR * maxAttempts) {
		return { again: false, because: 'attempts' };
	}
	if (!isItsOwn && times <= rounds) return { again: true, waitMs: 0 };
	const ownMs = Math.min(MAX_OWN_BACKOFF_MS, backoff(times, chance, longestWaitMs));
	return { again: true, waitMs: Math.max(retryAfterMs, ownMs) };
}
