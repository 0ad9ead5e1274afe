const START = 7;

/**
 * Before the first answer the window opens by one each 13 ms, after 0.1 s faster and faster, up to 38,
 * so that it fits the latency. A limit refuses what is in flight, and that should stay a small share of
 * the run: for more than 300 requests the window opens faster, and further.
 */
const OPENING_MS = 13;
const DOUBLE_OPENING_MS = 700;
const MAX_OPENING = 38;
const SMALL_DEMAND = 300;

/** By how much each answer widens the window; by less at a low latency, where more brings nothing. */
const GROWTH = 0.3;
const FULL_GROWTH_MS = 800;
const LOW_LATENCY_MS = 100;
/** After a limit was met, growth is a cautious search for what has changed. */
const GROWTH_AFTER_LIMIT = 0.1;

/** Once answers take this much longer than the fastest ones, more in flight would only wait. */
const MAX_SLOWDOWN = 1.8;
/** A large run may have more that wait, so that n8n is never idle. */
const MAX_SLOWDOWN_FACTOR = 2;
/** For how long the fastest answer counts: the service may become slower. */
const FASTEST_MS = 30_000;

/** After a limit, until the rate is known. */
const AFTER_LIMIT = 4;

/** The maximum of the option Concurrency. */
export const MAX_IN_FLIGHT = 500;

/**
 * How many requests may be in flight, as TCP's slow start finds it: the window grows with each answer
 * while requests wait for it and answers do not become slower by it.
 */
export class SlowStart {
	private inFlight = 0;
	private limit = START;
	private openedAt: number | undefined;
	/** The window before a limit shrank it; 0 where none did, or the rate is known. */
	private beforeLimit = 0;
	private growth = GROWTH;

	private fastest = { latencyMs: Number.POSITIVE_INFINITY, at: 0 };

	/** How many requests are to be sent, as far as it is known. */
	demand = 0;

	/** How long until the window has room, in ms; Infinity while only an answer makes room. */
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
	 * A request came back, or broke.
	 *
	 * @param isFull whether others wait for their turn: only then does the window show what it brings
	 */
	answered(now: number, latencyMs: number, isFull: boolean): void {
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

	/** The service limited the rate. What is in flight now no longer counts, since it may hang. */
	shrink(): void {
		this.inFlight = 0;
		this.beforeLimit = Math.max(this.beforeLimit, this.limit);
		this.limit = Math.min(AFTER_LIMIT, this.limit);
		this.growth = GROWTH_AFTER_LIMIT;
		this.openedAt = undefined;
	}

	/** The rate is known and holds requests back by itself. */
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
