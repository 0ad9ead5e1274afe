const MAX_BACKOFF_MS = 20_000;

/**
 * Obeys a named wait for all requests. If none is named, the lead backs off alone, by chance up to
 * 1 s, 2 s, 4 s and so on, as the AWS SDKs do (github.com/boto/botocore, retries/standard.py).
 */
export class CommonPause {
	private until = 0;
	private readonly attempts = new Map<number, number>();

	constructor(private readonly random: () => number) {}

	/** How much longer all wait, in ms. */
	left(now: number): number {
		return Math.max(0, this.until - now);
	}

	/** Returns how long the lead waits by itself, in ms. */
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
