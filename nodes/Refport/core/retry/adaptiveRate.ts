/** When a request went out, in ms of a clock that never jumps. */
export type Ticket = number;

/** Shorter pauses would end before the service's rate can be told from them. */
const SHORTEST_PAUSE_MS = 250;
/** How much below the measured rate to go on, and how fast to grow from there. */
const BACK_OFF = 0.97;
const GROWTH_PER_S = 0.01;
/** By how much more requests may be under way, for each second since a limit, until the rate is known. */
const WIDENING_PER_S = 0.4;
const LEAST_CEILING = 4;
/** More limits in a row than anybody counts. */
const LONGEST_ROW = 20;
/** Late timers are made up for within this time. */
const SLACK_MS = 100;

interface Interval {
	from: number;
	to: number;
	/** Requests sent within it that the service did not turn away. */
	accepted: number;
}

/**
 * Paces requests to a limit that is not known beforehand. Until a 429 comes, it holds nothing back.
 * That pauses all; then one request goes ahead, and others follow, at first no more than half of those
 * that ran into the limit. Between two limits the service's bucket goes from empty to empty, so what
 * it accepted in that time is its rate: from then on requests are spaced by it (additive increase,
 * multiplicative decrease). Time is handed in.
 */
export class AdaptiveRate {
	/** The user's own limit: requests per ms that are never exceeded. */
	fastest = Number.POSITIVE_INFINITY;

	/** When the service turned requests away, since it last accepted one. */
	private row: number[] = [];
	private underWay = 0;
	private window = Number.POSITIVE_INFINITY;
	/** How many of the requests that were under way at the last limit may be so again. */
	private ceiling = Number.POSITIVE_INFINITY;
	private pausedUntil = 0;
	private current: Interval | undefined;
	private measured: Interval | undefined;
	/** Requests per ms. */
	private rate = Number.POSITIVE_INFINITY;
	/** When the next request is due. */
	private due = 0;
	private slackMs = SLACK_MS;

	/** How long until a request may go out, in ms; Infinity while only an answer can change that. */
	wait(now: number): number {
		if (now < this.pausedUntil) return this.pausedUntil - now;
		this.settle();
		if (this.underWay >= this.widestAt(now)) return Number.POSITIVE_INFINITY;
		return Math.max(0, this.due - now);
	}

	/** A request goes out. */
	start(now: number): Ticket {
		this.underWay += 1;
		const grown = this.rate * (1 + GROWTH_PER_S * this.sinceLimitS(now));
		const rate = Math.min(grown, this.fastest);
		const slackMs = rate === this.fastest ? SLACK_MS : this.slackMs;
		this.due = Math.max(this.due, now - slackMs) + 1 / rate;
		return now;
	}

	/** It was answered, with whatever but a 429, or broke. */
	answered(ticket: Ticket): void {
		this.underWay -= 1;
		if (this.measured && ticket > this.measured.from && ticket < this.measured.to) {
			this.measured.accepted += 1;
		}
		if (!this.isOfNow(ticket)) return;
		if (this.current) this.current.accepted += 1;
		this.window += 1;
		this.row = [];
	}

	/** How many limits in a row there were since a moment, counting the one that this request has met. */
	roundsWith(ticket: Ticket, since: number): number {
		const rounds = this.row.filter((at) => at >= since).length;
		return this.isOfNow(ticket) ? rounds + 1 : Math.max(1, rounds);
	}

	/** It was turned away: all wait so long, in ms. */
	limited(ticket: Ticket, now: number, waitMs: number): void {
		const wereUnderWay = this.underWay;
		this.underWay -= 1;
		if (!this.isOfNow(ticket)) {
			this.pausedUntil = Math.max(this.pausedUntil, now + waitMs);
			return;
		}
		this.settle();
		if (this.current) this.measured = { ...this.current, to: now };
		this.current = { from: now, to: Number.POSITIVE_INFINITY, accepted: 0 };
		this.row = [...this.row.slice(-LONGEST_ROW), now];
		this.window = 1;
		this.ceiling = Math.max(LEAST_CEILING, Math.floor(wereUnderWay / 2));
		const pauseMs = Math.max(waitMs, SHORTEST_PAUSE_MS);
		this.pausedUntil = now + pauseMs;
		this.slackMs = pauseMs + SLACK_MS;
		this.due = now;
	}

	/** How many may be under way: spacing takes over from this bound once the rate is known. */
	private widestAt(now: number): number {
		if (Number.isFinite(this.rate)) return this.window;
		return Math.min(this.window, this.ceiling * (1 + WIDENING_PER_S * this.sinceLimitS(now)));
	}

	private sinceLimitS(now: number): number {
		return this.current ? (now - this.current.from) / 1000 : 0;
	}

	/** Sent since the last limit, and so a witness of what holds now. */
	private isOfNow(ticket: Ticket): boolean {
		return !this.current || ticket > this.current.from;
	}

	/** Takes over what was measured, once the answers of that time are in. */
	private settle(): void {
		if (!this.measured) return;
		const { from, to, accepted } = this.measured;
		if (accepted > 0) {
			const measured = (BACK_OFF * accepted) / (to - from);
			// Somebody else with the same key may have taken most of it for a moment.
			this.rate = Number.isFinite(this.rate) ? Math.max(measured, this.rate / 2) : measured;
		}
		this.measured = undefined;
	}
}
