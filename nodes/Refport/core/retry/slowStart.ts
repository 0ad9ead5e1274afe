const START = 7;

/**
 * Until the first response, the window opens by one every 13 ms, and faster after 0.1 s, up to 38.
 * So it grows with the latency. When a rate limit starts, the service rejects what is in flight,
 * which should be a small share of the run. So the window opens faster and further for more than
 * 300 requests.
 */
const OPENING_MS = 13;
const DOUBLE_OPENING_MS = 700;
const MAX_OPENING = 38;
const SMALL_DEMAND = 300;

/**
 * Growth of the window per response. Less at a low latency, because more requests in flight do not
 * help.
 */
const GROWTH = 0.3;
const FULL_GROWTH_MS = 800;
const LOW_LATENCY_MS = 100;
/** Slower after a limit, to probe carefully whether the service accepts more. */
const GROWTH_AFTER_LIMIT = 0.1;

/**
 * If responses take this much longer than the fastest one, more requests in flight would only
 * queue.
 */
const MAX_SLOWDOWN = 1.8;
/** A large run may queue more, so that n8n is never idle. */
const MAX_SLOWDOWN_FACTOR = 2;
/** The fastest response expires after this time, because the service may become slower. */
const FASTEST_MS = 30_000;

/** The window after a limit, until the rate is known. */
const AFTER_LIMIT = 4;

/** The maximum of the option Concurrency. */
export const MAX_IN_FLIGHT = 500;

/**
 * Limits the number of requests in flight, like TCP's slow start. The window grows with each
 * response while requests are waiting and the latency stays low.
 */
export class SlowStart {
	private inFlight = 0;
	private limit = START;
	private openedAt: number | undefined;
	/** The window before a limit shrank it. 0 if there was no limit, or if the rate is known. */
	private beforeLimit = 0;
	private growth = GROWTH;

	private fastest = { latencyMs: Number.POSITIVE_INFINITY, at: 0 };

	/** Number of requests to send, as far as it is known. */
	demand = 0;

	/** Returns the time until the window has room, in ms. Infinity if that depends on a response. */
	wait(now: number): number {
		if (this.inFlight < Math.floor(this.windowAt(now))) return 0;
		const isOpening = this.openedAt !== undefined && this.opened(now) < this.scale() * MAX_OPENING;
		return isOpening ? OPENING_MS / this.scale() : Number.POSITIVE_INFINITY;
	}

	start(now: number): void {
		if (this.inFlight === 0 && this.beforeLimit === 0) this.openedAt = now;
		this.inFlight += 1;
	}

	/**
	 * A request succeeded or failed.
	 *
	 * @param isFull whether others are waiting. Only then does the latency belong to a full window.
	 */
	settled(now: number, latencyMs: number, isFull: boolean): void {
		if (this.openedAt !== undefined) {
			this.limit = Math.max(this.limit, this.inFlight);
			this.openedAt = undefined;
		}
		this.inFlight -= 1;
		const { fastest } = this;
		if (latencyMs < fastest.latencyMs || now - fastest.at > FASTEST_MS) {
			this.fastest = { latencyMs, at: now };
		}
		const factor = Math.min(MAX_SLOWDOWN_FACTOR, Math.sqrt(this.scale()));
		const isWorthwhile = latencyMs < MAX_SLOWDOWN * factor * this.fastest.latencyMs;
		if (!isFull || !isWorthwhile) return;
		const share = Math.min(1, Math.max(latencyMs, LOW_LATENCY_MS) / FULL_GROWTH_MS);
		const growth = Math.min(1, this.growth * this.scale() * share);
		this.limit = Math.min(MAX_IN_FLIGHT, this.limit + growth);
	}

	/** The service limited the rate. Requests in flight no longer count, because they may hang. */
	shrink(): void {
		this.inFlight = 0;
		this.beforeLimit = Math.max(this.beforeLimit, this.limit);
		this.limit = Math.min(AFTER_LIMIT, this.limit);
		this.growth = GROWTH_AFTER_LIMIT;
		this.openedAt = undefined;
	}

	/** The rate is known and limits requests, so the window no longer has to. */
	restore(): void {
		this.limit = Math.max(this.limit, this.beforeLimit);
		this.beforeLimit = 0;
	}

	private scale(): number {
		return Math.max(1, this.demand / SMALL_DEMAND);
	}

	private opened(now: number): number {
		const openMs = now - (this.openedAt ?? now);
		const faster = 1 + Math.max(0, openMs - LOW_LATENCY_MS) / DOUBLE_OPENING_MS;
		const opened = START + ((openMs * this.scale()) / OPENING_MS) * faster;
		return Math.min(this.scale() * MAX_OPENING, opened);
	}

	private windowAt(now: number): number {
		return this.openedAt === undefined ? this.limit : Math.max(this.limit, this.opened(now));
	}
}
