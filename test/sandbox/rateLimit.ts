import type { Fault } from './faults';

export interface RateLimit {
	perSecond: number;
	burst: number;
	/** How a 429 names the wait; not at all where it is left out. */
	form?: NonNullable<Fault['wait']>['form'];
	/** Names waits in whole seconds alone, as most services do. */
	wholeSeconds?: boolean;
}

/** A token bucket. */
export class Bucket {
	private tokens: number;

	private filledAt = performance.now();

	constructor(readonly limit: RateLimit) {
		this.tokens = limit.burst;
	}

	/** Takes a token; where there is none, tells the wait until the next one, in s. */
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
