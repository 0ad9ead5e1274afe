/**
 * When a request was sent, in ms of a monotonic clock. Unique, so it also identifies the request.
 */
export type Ticket = number;

/** The share of the measured rate to use after a limit. */
const BACK_OFF = 0.95;
/** A rate from fewer accepted requests or a shorter time would not be reliable. */
const MIN_COUNT = 4;
const MIN_SPAN_MS = 100;

/**
 * After a limit, the rate first grows slowly, then doubles at a fixed interval until the next
 * limit.
 */
const PLATEAU_S = 8;
const PLATEAU_GROWTH_PER_S = 0.02;
const DOUBLING_S = 5;

/** The size of the token bucket: what refills in this time. */
const BURST_MS = 850;

/** Larger than the maximum number of requests in flight. */
const MAX_LOG = 1000;

/**
 * Mirrors the service's token bucket after the first rate limit. The bucket is empty when the
 * service rejects a request. So the number of requests accepted between two rejections is the
 * number of tokens refilled, which gives the rate. It is measured only while requests are waiting,
 * because otherwise it would be the demand.
 */
export class AdaptiveRate {
	/** Requests per ms. Infinity until it is known. */
	private rate = Number.POSITIVE_INFINITY;
	private tokens = 0;
	private filledAt = 0;
	/** How long requests have been waiting since the last limit, in ms. */
	private grownMs = 0;
	private waitingSince: number | undefined;

	/** The first and the last rejection of the latest limit, and the last one of the limit before. */
	private first: Ticket | undefined;
	private latest: Ticket = 0;
	private anchor: Ticket | undefined;
	private accepted: Ticket[] = [];
	/** Number of requests accepted since the anchor that are no longer in the list. */
	private dropped = 0;
	private sent: Ticket[] = [];

	get isKnown(): boolean {
		return Number.isFinite(this.rate);
	}

	/**
	 * Returns the time until the next request may be sent, in ms. Call it while requests are waiting.
	 */
	wait(now: number): number {
		if (this.waitingSince !== undefined) this.grownMs += now - this.waitingSince;
		this.waitingSince = now;
		if (!this.isKnown) return 0;
		this.refill(now);
		return this.tokens >= 1 ? 0 : (1 - this.tokens) / this.current();
	}

	start(ticket: Ticket): void {
		this.sent.push(ticket);
		if (this.sent.length > 2 * MAX_LOG) this.sent = this.sent.slice(-MAX_LOG);
		if (!this.isKnown) return;
		this.refill(ticket);
		this.tokens -= 1;
	}

	/** No request is waiting. From now on, accepted requests show the demand and not the rate. */
	markIdle(): void {
		this.waitingSince = undefined;
		this.anchor = undefined;
	}

	accept(ticket: Ticket): void {
		this.accepted.push(ticket);
		if (this.accepted.length <= 2 * MAX_LOG) return;
		this.dropped += this.accepted.length - MAX_LOG;
		this.accepted = this.accepted.slice(-MAX_LOG);
	}

	/** @param isNew whether this is a new limit and not one that requests in flight met together */
	refuse(ticket: Ticket, isNew: boolean): void {
		if (isNew) {
			this.first = ticket;
			this.grownMs = 0;
		}
		this.latest = Math.max(this.latest, ticket);
		this.sent = this.sent.filter((one) => one > this.latest);
		this.tokens = -this.sent.length;
		this.filledAt = this.latest;
	}

	/** Updates the rate after the pause of a limit. Returns whether the rate is known. */
	applyMeasurement(): boolean {
		if (this.first === undefined) return this.isKnown;
		const measured = Math.max(this.rateSince(this.anchor), this.rateSince(this.first));
		if (measured > 0) {
			// Another client with the same key may have used most of the rate for a moment.
			this.rate = this.isKnown ? Math.max(measured, this.rate / 2) : measured;
			this.first = undefined;
			this.anchor = this.latest;
			this.accepted = this.accepted.filter((one) => one > this.latest);
			this.dropped = 0;
		} else {
			this.anchor ??= this.first;
		}
		return this.isKnown;
	}

	/**
	 * The rate measured between two rejections, in requests per ms. 0 if there is too little data.
	 */
	private rateSince(from: Ticket | undefined): number {
		if (from === undefined) return 0;
		const span = this.latest - from;
		const early = from === this.anchor ? this.dropped : 0;
		const count = early + this.accepted.filter((one) => one > from && one < this.latest).length;
		// The bucket may have held a fraction of a token at either end.
		return count < MIN_COUNT || span < MIN_SPAN_MS ? 0 : (BACK_OFF * (count - 0.5)) / span;
	}

	private current(): number {
		const seconds = this.grownMs / 1000;
		const doublings = Math.max(0, seconds - PLATEAU_S) / DOUBLING_S;
		return this.rate * (1 + PLATEAU_GROWTH_PER_S * Math.min(seconds, PLATEAU_S)) * 2 ** doublings;
	}

	private refill(now: number): void {
		const capacity = Math.max(1, this.rate * BURST_MS);
		const elapsed = Math.max(0, now - this.filledAt);
		this.tokens = Math.min(capacity, this.tokens + elapsed * this.current());
		this.filledAt = Math.max(now, this.filledAt);
	}
}
