/** The steepness of the growth, and the share of the rate that remains after a rate limit. */
const SCALE = 0.4;
const BETA = 0.7;

/**
 * The rate after a rate limit, in requests per second. It drops to 70 %, quickly returns to the previous
 * rate, stays there for a while, and then grows faster and faster (CUBIC, RFC 9438). Times are in s.
 */
export class Cubic {
	private limitedRate = 0;
	private limitedAt = 0;

	accepted(now: number): number {
		const plateauAfter = Math.cbrt((this.limitedRate * (1 - BETA)) / SCALE);
		return SCALE * (now - this.limitedAt - plateauAfter) ** 3 + this.limitedRate;
	}

	limited(rate: number, now: number): number {
		this.limitedRate = rate;
		this.limitedAt = now;
		return rate * BETA;
	}
}
