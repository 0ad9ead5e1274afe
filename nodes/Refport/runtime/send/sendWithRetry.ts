import { type ReplyObject, classifyReply } from '../../core/reply/classify';
import { classifyNetworkError } from '../../core/reply/networkErrors';
import type { ApiRequest } from '../../core/events/request';
import { type Failure, type Result, failed } from '../../core/result';
import { type Decision, decide } from '../../core/retry/retryPolicy';
import type { Settings } from '../../core/settings';
import { pause } from './sleep';
import type { Sent } from './transport';
import type { Connection } from './connection';

/** What became of one request after all its attempts; undefined when the execution was stopped. */
export type Delivery = { result: Result<ReplyObject>; attempts: number } | undefined;

const classify = (sent: Sent): Result<ReplyObject> =>
	'reply' in sent
		? classifyReply(sent.reply, Date.now())
		: failed(classifyNetworkError(sent.systemCode, sent.detail));

/** Adds to a failure what the decision to end makes of it; one that must not be repeated is not retryable. */
function ended(failure: Failure, decision: Decision, { longestWaitMs }: Settings): Failure {
	if (decision.again) return failure;
	if (decision.because === 'unknownOutcome') return { ...failure, retryable: false };
	if (decision.because !== 'longestWait') return failure;
	const asked = Math.ceil((failure.retryAfterMs ?? 0) / 1000);
	const why = `the service asks to wait ${asked} s, longer than Longest Wait (${longestWaitMs / 1000} s)`;
	return { ...failure, message: failure.message ? `${failure.message} (${why})` : why };
}

/**
 * Sends one request until it succeeds, fails for good, or the execution is stopped. Being turned away
 * by a limit counts as an attempt only while no request at all gets through: whoever merely waits
 * for its turn does not fail.
 */
export async function sendWithRetry(
	request: ApiRequest,
	{ send, throttle, joinedAt, settings, stopped }: Connection,
): Promise<Delivery> {
	const repeatUnknown =
		request.repeat === 'safe' || (settings.repeatUnknown ?? request.repeat === 'unlessTold');
	const policy = { ...settings, repeatUnknown };
	let failures = 0;
	for (let attempts = 1; ; attempts += 1) {
		const ticket = await throttle.turn(stopped);
		if (ticket === undefined) return undefined;
		const result = classify(await send(request, settings.timeoutMs));
		const limited = !result.ok && result.failure.httpStatus === 429;
		if (!limited) throttle.answered(ticket);
		if (result.ok) return { result, attempts };
		if (stopped?.aborted) return undefined;
		if (!limited) failures += 1;
		const counted = limited ? throttle.roundsWith(ticket, joinedAt) : failures;
		const decision = decide(result.failure, counted, policy, Math.random());
		if (limited) throttle.limited(ticket, decision.again ? decision.waitMs : 0);
		if (!decision.again) {
			return { result: failed(ended(result.failure, decision, settings)), attempts };
		}
		if (!limited && !(await pause(decision.waitMs, stopped))) return undefined;
	}
}
