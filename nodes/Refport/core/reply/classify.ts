import { type ReplyHeaders, namedWait } from './retryAfter';
import { type Failure, type Result, failed, success } from '../result';

/** What came back over HTTP; JSON bodies parsed, all others as text. */
export interface Reply {
	status: number;
	headers: ReplyHeaders;
	body: unknown;
}

/** A 200 that holds JSON: Refport's object, or null for a click without an associated link. */
export type ReplyObject = Readonly<Record<string, unknown>> | null;

/**
 * Cloudflare answers 520 to 524 in the place of an origin that fails, see
 * https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
const RETRYABLE = new Set([408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** 429 and 503 mean that the request was not processed; every other 5xx, and 408, may come after the work was done. */
const mayBeRecorded = (status: number) => status === 408 || (status >= 500 && status !== 503);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refport's error body, `{error: {code, message}}`. */
function refportError(body: unknown): { code: string; message: string } | undefined {
	const error = isObject(body) ? body.error : undefined;
	if (!isObject(error) || typeof error.code !== 'string' || error.code === '') return undefined;
	return { code: error.code, message: typeof error.message === 'string' ? error.message : '' };
}

/** A reply that is not Refport's: another server answers at the base URL, or one in front of Refport. */
const unexpected = (status: number, message: string): Failure => ({
	kind: 'api',
	code: 'UNEXPECTED_REPLY',
	message,
	httpStatus: status,
	retryable: false,
	mayBeRecorded: status < 300,
});

export const unexpectedShape = (message: string): Failure => unexpected(200, message);

/** Turns a reply into the JSON that came with success, or into a failure. */
export function classifyReply(reply: Reply, nowMs: number): Result<ReplyObject> {
	const { status, headers, body } = reply;
	const error = refportError(body);
	if (status >= 200 && status < 300 && !error) {
		if (body === null || isObject(body)) return success(body);
		return failed(unexpected(status, 'the address answered with something else than JSON'));
	}
	if (status >= 300 && status < 400) {
		return failed(unexpected(status, `the address answered with a redirect (HTTP ${status})`));
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
