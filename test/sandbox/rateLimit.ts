import type { Fault } from './faults';

export interface RateLimit {
	perSecond: number;
	burst: number;
	/** The form of the wait in a 429. No wait if omitted. */
	form?: NonNullable<Fault['wait']>['form'];
	/** Whether waits are whole seconds, as for most services. */
	wholeSeconds?: boolean;
}

/** A token bucket. */
export class Bucket {
	private tokens: number;

	private filledAt = performance.now();

	constructor(readonly limit: RateLimit) {
		this.tokens = limit.burst;
	}

	/** Takes a token, or returns the time until the next one if there is none. */
	take(): { waitSeconds: number } | undefined {
		const now = performance.now();
		const { perSecond, burst, wholeSeconds = true } = this.limit;
		this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) / 1000) * perSecond);
		this.filledAt = now;
		if (this.tokens >= 1) {
			this.tokens -= 1;
			return undefined;
		}
		const exact = (1 - this.tokens) / perSecond;
		return { waitSeconds: wholeSeconds ? Math.ceil(exact) : Math.ceil(exact * 1000) / 1000 };
	}
}
