import { type ReplyObject, classifyReply } from '../../core/reply/classify';
import { classifyNetworkError } from '../../core/reply/networkErrors';
import type { ApiRequest } from '../../core/events/request';
import { type Failure, type Result, failed } from '../../core/result';
import { ItemLimits } from '../../core/retry/itemLimits';
import { type Ending, type RetrySettings, decide } from '../../core/retry/retryPolicy';
import type { Connection } from './connection';
import { afterLimit } from './rateLimited';
import { longestWaitFailure, refusedFailure } from './refusals';
import { pause } from './sleep';
import type { Sent } from './transport';

/** The result of one request after all its attempts. Undefined if the execution stopped before. */
export type Delivery = { result: Result<ReplyObject>; attempts: number } | undefined;

const classify = (sent: Sent): Result<ReplyObject> =>
	'reply' in sent
		? classifyReply(sent.reply, Date.now())
		: failed(classifyNetworkError(sent.systemCode, sent.detail));

/** What a result shows about the rate limit. Outages and network errors show nothing. */
function limitStatusOf(result: Result<unknown>): 'accepted' | 'rateLimited' | 'unknown' {
	const status = result.ok ? 200 : (result.failure.httpStatus ?? 0);
	if (status === 429) return 'rateLimited';
	return status === 0 || status === 408 || status >= 500 ? 'unknown' : 'accepted';
}

/**
 * Adds the reason why there is no further retry. A failure that must not be retried is not
 * retryable.
 */
function finalFailure(
	failure: Failure,
	because: Ending,
	{ longestWaitMs }: RetrySettings,
): Failure {
	if (because === 'unknownOutcome') return { ...failure, retryable: false };
	return because === 'longestWait' ? longestWaitFailure(failure, longestWaitMs) : failure;
}

/** Sends one request and retries it until it succeeds, fails finally or the execution stops. */
export async function sendWithRetry(
	request: ApiRequest,
	connection: Connection,
): Promise<Delivery> {
	const { send, participant, settings, stopped } = connection;
	const isRepeatSafe = request.repeat === 'safe';
	const repeatUnknown = isRepeatSafe || (settings.repeatUnknown ?? request.repeat === 'optOut');
	const policy = { ...settings, repeatUnknown };
	const limits = new ItemLimits();
	let failures = 0;
	let mayBeRecorded = false;
	const fail = (failure: Failure, attempts: number): Delivery => ({
		result: failed({
			...failure,
			mayBeRecorded: mayBeRecorded || failure.mayBeRecorded,
			isRepeatSafe,
		}),
		attempts,
	});
	for (let attempts = 0; ; ) {
		const turn = await participant.acquire(attempts > 0);
		if (!turn) return undefined;
		if ('refused' in turn) {
			return fail(refusedFailure(turn.refused, participant, policy, attempts), attempts);
		}
		const result = classify(await send(request, settings.timeoutMs));
		attempts += 1;
		const limitStatus = limitStatusOf(result);
		if (limitStatus === 'accepted') participant.throttle.accept(turn.ticket);
		if (limitStatus === 'unknown') participant.throttle.end(turn.ticket);
		if (result.ok) return { result, attempts };
		if (limitStatus !== 'rateLimited') failures += 1;
		const decision =
			limitStatus === 'rateLimited'
				? afterLimit(result.failure, turn.ticket, limits, participant, policy)
				: decide(result.failure, failures, policy, Math.random());
		if (stopped?.aborted) return undefined;
		mayBeRecorded ||= result.failure.mayBeRecorded;
		if (limitStatus === 'rateLimited' && participant.gaveUp) {
			return fail(refusedFailure(result.failure, participant, policy, attempts), attempts);
		}
		if (!decision.again)
			return fail(finalFailure(result.failure, decision.because, policy), attempts);
		if (!(await pause(decision.waitMs, stopped))) return undefined;
	}
}
