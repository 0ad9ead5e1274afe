/** Reply headers by lower-case name, as n8n's HTTP helper returns them. */
export type ReplyHeaders = Readonly<Record<string, unknown>>;

/**
 * The `Date` header has whole seconds and arrives late, so a smaller difference is no wrong clock.
 */
const CLOCK_TOLERANCE_MS = 3_000;

const textOf = (headers: ReplyHeaders, name: string): string => {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** The service's time if this machine's clock is wrong, otherwise this machine's time. */
function referenceTime(headers: ReplyHeaders, nowMs: number): number {
	const serverMs = Date.parse(textOf(headers, 'date'));
	return Math.abs(serverMs - nowMs) > CLOCK_TOLERANCE_MS ? serverMs : nowMs;
}

/**
 * Returns how long a reply asks to wait, in ms, or undefined. Reads Retry-After in seconds or as an
 * HTTP date (RFC 9110, 10.2.3), and for 429 also X-RateLimit-Reset in seconds since the epoch.
 * Times in the past do not count.
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
