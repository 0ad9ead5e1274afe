/** Reply headers by lower-case name, as n8n's HTTP helper gives them. */
export type ReplyHeaders = Readonly<Record<string, unknown>>;

/** The `Date` header is cut to whole seconds and travels a while: less than this is no wrong clock. */
const CLOCK_TOLERANCE_MS = 3_000;

const textOf = (headers: ReplyHeaders, name: string): string => {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** The service's time where this machine's clock is plainly off, else this machine's. */
function referenceTime(headers: ReplyHeaders, nowMs: number): number {
	const serverMs = Date.parse(textOf(headers, 'date'));
	return Math.abs(serverMs - nowMs) > CLOCK_TOLERANCE_MS ? serverMs : nowMs;
}

/**
 * How long a reply asks to wait, in ms: Retry-After in seconds or as an HTTP date (RFC 9110, 10.2.3),
 * or X-RateLimit-Reset in epoch seconds where the service limits. Undefined where no header
 * names a time in the future.
 */
export function namedWait(
	status: number,
	headers: ReplyHeaders,
	nowMs: number,
): number | undefined {
	const from = referenceTime(headers, nowMs);
	const retryAfter = textOf(headers, 'retry-after');
	const reset = status === 429 ? textOf(headers, 'x-ratelimit-reset') : '';
	const candidates = [
		/^\d+(\.\d+)?$/.test(retryAfter) ? Number(retryAfter) * 1000 : Number.NaN,
		/(GMT|UTC|Z)$/i.test(retryAfter) ? Date.parse(retryAfter) - from : Number.NaN,
		/^\d+(\.\d+)?$/.test(reset) ? Number(reset) * 1000 - from : Number.NaN,
	];
	const wait = candidates.find((ms) => Number.isFinite(ms) && ms > 0);
	return wait === undefined ? undefined : Math.ceil(wait);
}
