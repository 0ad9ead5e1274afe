import type { Failure } from '../../core/result';
import type { RetrySettings } from '../../core/retry/retryPolicy';
import type { Participant } from './participant';

const times = (count: number): string => `${count} ${count === 1 ? 'time' : 'times'}`;

/** The failure of an item if Refport asks to wait longer than Longest Wait. */
export function longestWaitFailure(failure: Failure, longestWaitMs: number): Failure {
	const asked = Math.ceil((failure.retryAfterMs ?? 0) / 1000);
	const why = `Refport asks for a wait of ${asked} s, which is longer than Longest Wait (${longestWaitMs / 1000} s)`;
	return { ...failure, message: failure.message ? `${failure.message} (${why})` : why };
}

/** The failure of an item that was not sent or retried because other items were rate limited. */
export function refusedFailure(
	failure: Failure,
	{ gaveUp }: Participant,
	{ longestWaitMs }: RetrySettings,
	attempts: number,
): Failure {
	if (!gaveUp) return longestWaitFailure(failure, longestWaitMs);
	const { requests, seconds } = gaveUp.streak;
	const note = `Refport rate limited the last ${requests} requests in a row over ${seconds} seconds, so this run stopped sending. This item was sent ${times(attempts)}.`;
	return { ...failure, note };
}
