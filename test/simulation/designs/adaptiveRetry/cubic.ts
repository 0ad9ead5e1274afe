/** How steeply the rate grows, and what is left of it after a limit. */
const SCALE = 0.4;
const BETA = 0.7;

/**
 * The rate after a limit, in requests a second: it drops to 70 %, returns quickly to where the limit
 * was met, stays there for a while, and then grows ever faster (CUBIC, RFC 9438). Times are in s.
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
