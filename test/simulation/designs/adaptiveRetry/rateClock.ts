const SMOOTHING = 0.8;

/** The rate is measured every half second. */
const PERIODS_PER_S = 2;

/** The smoothed rate of the client, in responses per second. Times are in s. */
export class RateClock {
	private measured = 0;
	private count = 0;
	private measuredAt = 0;

	/** Records a response and returns the rate. */
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
