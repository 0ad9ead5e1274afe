/** Shorter pauses would end before the answers that are in flight have come. */
const MIN_MS = 250;

/** Until when nothing is sent, and until when the service asked to wait. */
export class Pause {
	private until = 0;

	/** 0 where the service named no wait. */
	private namedUntil = 0;

	/** How long it still lasts, in ms; 0 or less if it is over. */
	left(now: number): number {
		return this.until - now;
	}

	/** How much of the named wait is left, in ms; 0 or less if there is none. */
	namedLeft(now: number): number {
		return this.namedUntil - now;
	}

	/** A shorter wait never replaces a longer one. */
	extend(now: number, waitMs: number, namedMs: number | undefined, isNew: boolean): void {
		const pauseMs = isNew ? Math.max(waitMs, MIN_MS) : waitMs;
		this.until = Math.max(this.until, now + pauseMs);
		if (namedMs !== undefined) this.namedUntil = Math.max(this.namedUntil, now + namedMs);
	}

	end(now: number): void {
		this.until = Math.min(this.until, now);
		this.namedUntil = 0;
	}
}
