import { type ReplyHeaders, namedWait } from './retryAfter';
import { type Failure, type Result, failed, success } from '../result';

/** An HTTP response of any status. JSON bodies are parsed, others are text. */
export interface Reply {
	status: number;
	headers: ReplyHeaders;
	body: unknown;
}

/** The JSON of a successful reply: an object, or null for a click without a link. */
export type ReplyObject = Readonly<Record<string, unknown>> | null;

/**
 * Cloudflare responds with 520 to 524 if the origin server fails:
 * https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
const RETRYABLE = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/**
 * 429 and 503 mean that the request was not processed. After 408 and all other 5xx codes, the event
 * may have been recorded.
 */
const mayBeRecorded = (status: number) => status === 408 || (status >= 500 && status !== 503);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads Refport's error body, `{error: {code, message}}`. */
function refportError(body: unknown): { code: string; message: string } | undefined {
	const error = isObject(body) ? body.error : undefined;
	if (!isObject(error) || typeof error.code !== 'string' || error.code === '') return undefined;
	return { code: error.code, message: typeof error.message === 'string' ? error.message : '' };
}

/** The response of another server: one at a wrong Base URL, or a proxy in front of Refport. */
const unexpected = (status: number, message: string): Failure => ({
	kind: 'api',
	code: 'UNEXPECTED_REPLY',
	message,
	httpStatus: status,
	retryable: false,
	mayBeRecorded: status < 300,
});

export const unexpectedShape = (message: string): Failure => unexpected(200, message);

/** Returns the JSON of a successful reply, or a failure. `nowMs` is in ms since the epoch. */
export function classifyReply(reply: Reply, nowMs: number): Result<ReplyObject> {
	const { status, headers, body } = reply;
	const error = refportError(body);
	if (status >= 200 && status < 300 && !error) {
		if (body === null || isObject(body)) return success(body);
		return failed(unexpected(status, 'the response is not JSON'));
	}
	if (status >= 300 && status < 400) {
		return failed(unexpected(status, `the response is a redirect (HTTP ${status})`));
	}
	return failed({
		kind: 'api',
		code: error?.code ?? `HTTP_${status}`,
		message: error?.message ?? '',
		httpStatus: status,
		retryAfterMs: namedWait(status, headers, nowMs),
		retryable: RETRYABLE.has(status),
		mayBeRecorded: mayBeRecorded(status),
	});
}
