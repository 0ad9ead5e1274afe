const MIN_PAUSE_MS = 250;
/** The share of the measured rate to continue with, and its growth. */
const BACK_OFF = 0.97;
const GROWTH_PER_S = 0.01;
/**
 * The growth of the requests in flight per second after a rate limit, until the rate is measured.
 */
const WIDENING_PER_S = 0.4;
const MIN_CEILING = 4;
/** The maximum delay of a timer that the pace catches up with. */
const CATCH_UP_MS = 100;

interface Interval {
	from: number;
	to: number;
	accepted: number;
}

/**
 * Spaces requests by the rate that the service accepted between the last two rate-limited
 * responses.
 */
export class IntervalPace {
	private rounds = 0;
	private inFlight = 0;
	private window = Number.POSITIVE_INFINITY;
	private ceiling = Number.POSITIVE_INFINITY;
	private pausedUntil = 0;
	private current: Interval | undefined;
	private measured: Interval | undefined;
	/** Requests per ms. */
	private rate = Number.POSITIVE_INFINITY;
	private due = 0;
	private catchUpMs = CATCH_UP_MS;

	wait(now: number): number {
		if (now < this.pausedUntil) return this.pausedUntil - now;
		this.applyMeasurement();
		if (this.inFlight >= this.maxInFlight(now)) return Number.POSITIVE_INFINITY;
		return Math.max(0, this.due - now);
	}

	start(now: number): number {
		this.inFlight += 1;
		const rate = this.rate * (1 + GROWTH_PER_S * this.secondsSinceLimit(now));
		this.due = Math.max(this.due, now - this.catchUpMs) + 1 / rate;
		return now;
	}

	accept(ticket: number): void {
		this.inFlight -= 1;
		if (this.measured && ticket > this.measured.from && ticket < this.measured.to) {
			this.measured.accepted += 1;
		}
		if (!this.isNew(ticket)) return;
		if (this.current) this.current.accepted += 1;
		this.window += 1;
		this.rounds = 0;
	}

	/** The number of rate-limited rounds in a row, including this request. */
	roundsWith(ticket: number): number {
		return this.isNew(ticket) ? this.rounds + 1 : Math.max(1, this.rounds);
	}

	refuse(ticket: number, now: number, waitMs: number): void {
		const wereInFlight = this.inFlight;
		this.inFlight -= 1;
		if (!this.isNew(ticket)) {
			this.pausedUntil = Math.max(this.pausedUntil, now + waitMs);
			return;
		}
		this.applyMeasurement();
		if (this.current) this.measured = { ...this.current, to: now };
		this.current = { from: now, to: Number.POSITIVE_INFINITY, accepted: 0 };
		this.rounds += 1;
		this.window = 1;
		this.ceiling = Math.max(MIN_CEILING, Math.floor(wereInFlight / 2));
		const pauseMs = Math.max(waitMs, MIN_PAUSE_MS);
		this.pausedUntil = now + pauseMs;
		this.catchUpMs = pauseMs + CATCH_UP_MS;
		this.due = now;
	}

	private maxInFlight(now: number): number {
		if (Number.isFinite(this.rate)) return this.window;
		const widened = this.ceiling * (1 + WIDENING_PER_S * this.secondsSinceLimit(now));
		return Math.min(this.window, widened);
	}

	private secondsSinceLimit(now: number): number {
		return this.current ? (now - this.current.from) / 1000 : 0;
	}

	private isNew(ticket: number): boolean {
		return !this.current || ticket > this.current.from;
	}

	/** Applies the measurement once all responses of its interval have arrived. */
	private applyMeasurement(): void {
		if (!this.measured) return;
		const { from, to, accepted } = this.measured;
		if (accepted > 0) {
			const measured = (BACK_OFF * accepted) / (to - from);
			this.rate = Number.isFinite(this.rate) ? Math.max(measured, this.rate / 2) : measured;
		}
		this.measured = undefined;
	}
}
