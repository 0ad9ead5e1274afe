/** A shorter pause would end before the responses to requests in flight arrive. */
const MIN_MS = 250;

/** Until when nothing is sent, and until when the service asked to wait. Times in ms. */
export class Pause {
	private until = 0;

	/** 0 without a Retry-After. */
	private retryAfterUntil = 0;

	/** The rest of the pause, in ms. 0 or less if it is over. */
	left(now: number): number {
		return this.until - now;
	}

	/** The rest of the wait that the service asked for, in ms. 0 or less if it is over. */
	retryAfterLeft(now: number): number {
		return this.retryAfterUntil - now;
	}

	/** A shorter wait never replaces a longer one. */
	extend(now: number, waitMs: number, retryAfterMs: number | undefined, isNew: boolean): void {
		const pauseMs = isNew ? Math.max(waitMs, MIN_MS) : waitMs;
		this.until = Math.max(this.until, now + pauseMs);
		if (retryAfterMs !== undefined) {
			this.retryAfterUntil = Math.max(this.retryAfterUntil, now + retryAfterMs);
		}
	}

	end(now: number): void {
		this.until = Math.min(this.until, now);
		this.retryAfterUntil = 0;
	}
}
