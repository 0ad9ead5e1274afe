const MAX_BACKOFF_MS = 20_000;

/**
 * Pauses all requests for a requested wait. Without one, only this lead waits a random time of up to
 * 1 s, 2 s, 4 s and so on, as in the AWS SDKs (github.com/boto/botocore, retries/standard.py).
 */
export class CommonPause {
	private until = 0;
	private readonly attempts = new Map<number, number>();

	constructor(private readonly random: () => number) {}

	/** The remaining pause of all requests, in ms. */
	left(now: number): number {
		return Math.max(0, this.until - now);
	}

	/** Returns the backoff of this lead, in ms. */
	add(lead: number, namedMs: number | undefined, now: number): number {
		if (namedMs !== undefined) {
			this.until = Math.max(this.until, now + namedMs);
			return 0;
		}
		const attempts = this.attempts.get(lead) ?? 0;
		this.attempts.set(lead, attempts + 1);
		return Math.min(MAX_BACKOFF_MS, this.random() * 1000 * 2 ** attempts);
	}
}
