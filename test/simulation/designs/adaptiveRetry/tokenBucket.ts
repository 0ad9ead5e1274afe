const MIN_RATE = 0.5;

/** Holds at most the tokens of one second. Times are in s. */
export class TokenBucket {
	perSecond = 1;
	private tokens = 0;
	private filledAt = 0;

	/** The time until the next token, in ms. */
	wait(now: number): number {
		this.refill(now);
		return this.tokens >= 1 ? 0 : ((1 - this.tokens) * 1000) / this.perSecond;
	}

	take(now: number): void {
		this.refill(now);
		this.tokens -= 1;
	}

	setRate(perSecond: number, now: number): void {
		this.refill(now);
		this.perSecond = Math.max(perSecond, MIN_RATE);
		this.tokens = Math.min(this.tokens, this.capacity);
	}

	private get capacity(): number {
		return Math.max(1, this.perSecond);
	}

	private refill(now: number): void {
		const filled = this.tokens + (now - this.filledAt) * this.perSecond;
		this.tokens = Math.min(this.capacity, filled);
		this.filledAt = now;
	}
}
