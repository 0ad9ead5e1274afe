/**
 * The precision of the wait in a rate-limited response: milliseconds, whole seconds, or no wait.
 */
export type NamedWait = 'exact' | 'wholeSeconds' | 'none';

export interface Limit {
	perSecond: number;
	burst: number;
	named: NamedWait;
	/** Another process with the same API key, which uses part of the limit until this time, in ms. */
	rival?: { perSecond: number; until: number };
}

/** The response of the service. A rate-limited response may contain a wait in ms. */
export type Answer = { accepted: true } | { accepted: false; namedMs: number | undefined };

/** A service that rate limits requests with a token bucket, which is full at the start. */
export class Service {
	private tokens: number;
	private filledAt = 0;

	constructor(private readonly limit: Limit | undefined) {
		this.tokens = limit?.burst ?? 0;
	}

	/** Returns the response to a request that arrives now. */
	receive(now: number): Answer {
		const { limit } = this;
		if (!limit) return { accepted: true };
		this.tokens = Math.min(limit.burst, this.tokens + this.refilled(now, limit));
		this.filledAt = now;
		if (this.tokens >= 1) {
			this.tokens -= 1;
			return { accepted: true };
		}
		const exactMs = ((1 - this.tokens) * 1000) / limit.perSecond;
		return { accepted: false, namedMs: namedWait(exactMs, limit.named) };
	}

	private refilled(now: number, { perSecond, rival }: Limit): number {
		const all = ((now - this.filledAt) * perSecond) / 1000;
		if (!rival) return all;
		const sharedMs = Math.max(0, Math.min(now, rival.until) - this.filledAt);
		return all - (sharedMs * rival.perSecond) / 1000;
	}
}

function namedWait(exactMs: number, named: NamedWait): number | undefined {
	if (named === 'none') return undefined;
	return named === 'exact' ? Math.ceil(exactMs) : Math.ceil(exactMs / 1000) * 1000;
}
