const SMOOTHING = 0.8;

/** Measures every half second. */
const PERIODS_PER_S = 2;

/** The client's own rate, smoothed, in responses a second. Times are in s. */
export class RateClock {
	private measured = 0;
	private count = 0;
	private measuredAt = 0;

	/** A response came; returns the rate. */
	record(now: number): number {
		this.count += 1;
		const period = Math.floor(now * PERIODS_PER_S) / PERIODS_PER_S;
		if (period > this.measuredAt) {
			const rate = this.count / (period - this.measuredAt);
			this.measured = rate * SMOOTHING + this.measured * (1 - SMOOTHING);
			this.count = 0;
			this.measuredAt = period;
		}
		return this.measured;
	}
}
