const WINDOW_MS = 1000;

/** Requests arrive a little closer together than they were sent, so the window is a little longer. */
const MARGIN_MS = 50;

/** Late timers are made up for within this time. */
const CATCH_UP_MS = 100;

/** More than the option Max Requests per Second allows. */
const MAX_LOG = 1000;

/**
 * A cap of requests in every window of one second, from all senders together. Requests are spaced evenly,
 * and the log of the last second keeps those that catch up with a late timer from exceeding the cap.
 * The log is kept while there is no cap, so that one which is set later holds from its first moment.
 */
export class SlidingWindow {
	/** The cap; Infinity where there is none. */
	perSecond = Number.POSITIVE_INFINITY;

	private sent: number[] = [];

	private due = 0;

	/** How long until the next request may go out, in ms. */
	wait(now: number): number {
		if (!Number.isFinite(this.perSecond)) return 0;
		const before = this.sent.at(-this.perSecond);
		const full = before === undefined ? 0 : before + WINDOW_MS + MARGIN_MS - now;
		return Math.max(0, this.due - now, full);
	}

	/** A request goes out. */
	add(now: number): void {
		this.sent.push(now);
		if (this.sent.length > 2 * MAX_LOG) this.sent = this.sent.slice(-MAX_LOG);
		this.due = Math.max(this.due, now - CATCH_UP_MS) + (WINDOW_MS + MARGIN_MS) / this.perSecond;
	}
}
