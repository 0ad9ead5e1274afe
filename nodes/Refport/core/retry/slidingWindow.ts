const WINDOW_MS = 1000;

/** Requests can arrive closer together than they were sent, so the window is slightly longer. */
const MARGIN_MS = 50;

/** How much delay of late timers the next requests may catch up. */
const CATCH_UP_MS = 100;

/** Not less than the maximum of Max Requests/Second. */
const MAX_LOG = 1000;

/**
 * Caps the number of requests in every window of one second. Requests are evenly spaced. The log of
 * the last second prevents requests that catch up after a late timer from exceeding the cap. It is
 * also kept without a cap, so that a cap that is set later applies at once.
 */
export class SlidingWindow {
	/** Maximum number of requests per second. Infinity for none. */
	perSecond = Number.POSITIVE_INFINITY;

	private sent: number[] = [];

	private due = 0;

	/** Returns the time until the next request may be sent, in ms. */
	wait(now: number): number {
		if (!Number.isFinite(this.perSecond)) return 0;
		const before = this.sent.at(-this.perSecond);
		const full = before === undefined ? 0 : before + WINDOW_MS + MARGIN_MS - now;
		return Math.max(0, this.due - now, full);
	}

	/** A request is sent. */
	add(now: number): void {
		this.sent.push(now);
		if (this.sent.length > 2 * MAX_LOG) this.sent = this.sent.slice(-MAX_LOG);
		this.due = Math.max(this.due, now - CATCH_UP_MS) + (WINDOW_MS + MARGIN_MS) / this.perSecond;
	}
}
