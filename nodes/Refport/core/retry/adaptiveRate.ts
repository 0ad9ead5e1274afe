/** When a request went out, in ms of a clock that never jumps; no two requests have the same. */
export type Ticket = number;

/** How much below the measured rate to go on. */
const BACK_OFF = 0.95;
/** Fewer accepted requests, in a shorter time, say nothing of a rate. */
const MIN_COUNT = 4;
const MIN_SPAN_MS = 100;

/** After a limit the rate grows slowly, and from then on doubles until the next limit. */
const PLATEAU_S = 8;
const PLATEAU_GROWTH_PER_S = 0.02;
const DOUBLING_S = 5;

/** The tokens of this many ms may be spent at once. */
const BURST_MS = 850;

/** More requests than can be in flight. */
const MAX_LOG = 1000;

/**
 * Mirrors the service's token bucket once a limit was met. The bucket was empty when the service
 * refused a request, so what it accepted between two refusals is what it refills: its rate. It is
 * measured only while requests were waiting, since otherwise it would be their demand.
 */
export class AdaptiveRate {
	/** Requests per ms; Infinity while it is not known. */
	private rate = Number.POSITIVE_INFINITY;
	private tokens = 0;
	private filledAt = 0;
	/** For how long requests have waited since the last limit, in ms. */
	private grownMs = 0;
	private waitingSince: number | undefined;

	/** The first refusal of the last limit, the last one, and the last one of the limit before. */
	private first: Ticket | undefined;
	private latest: Ticket = 0;
	private anchor: Ticket | undefined;
	private accepted: Ticket[] = [];
	/** How many accepted ones since the anchor are no longer in the list. */
	private dropped = 0;
	private sent: Ticket[] = [];

	get isKnown(): boolean {
		return Number.isFinite(this.rate);
	}

	/** How long until the next request may go out, in ms. Called while requests wait. */
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

	/** No request waits any more, so that what is accepted from now on is demand, not a rate. */
	lapse(): void {
		this.waitingSince = undefined;
		this.anchor = undefined;
	}

	accept(ticket: Ticket): void {
		this.accepted.push(ticket);
		if (this.accepted.length <= 2 * MAX_LOG) return;
		this.dropped += this.accepted.length - MAX_LOG;
		this.accepted = this.accepted.slice(-MAX_LOG);
	}

	/** @param isNew whether it is a limit of its own, not one that requests in flight met together */
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

	/** Takes over what was measured, once the answers are in; returns whether the rate is known. */
	settle(): boolean {
		if (this.first === undefined) return this.isKnown;
		const measured = Math.max(this.between(this.anchor), this.between(this.first));
		if (measured > 0) {
			// Somebody else with the same key may have taken most of it for a moment.
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

	/** The rate by what was accepted between two refusals, in requests per ms; 0 where it says nothing. */
	private between(from: Ticket | undefined): number {
		if (from === undefined) return 0;
		const span = this.latest - from;
		const early = from === this.anchor ? this.dropped : 0;
		const count = early + this.accepted.filter((one) => one > from && one < this.latest).length;
		// The bucket may have held a part of a token at either end.
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
