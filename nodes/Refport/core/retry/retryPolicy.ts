import type { Failure } from '../result';

export interface RetrySettings {
	/** Requests for one item, the first included. */
	maxAttempts: number;
	/** The longest single wait, in ms. */
	longestWaitMs: number;
	/** Whether to repeat a request of which it is unknown whether it was recorded. */
	repeatUnknown: boolean;
}

export type Decision =
	| { again: true; waitMs: number }
	| { again: false; because: 'final' | 'unknownOutcome' | 'attempts' | 'longestWait' };

const FIRST_BACKOFF_MS = 500;

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
