const START = 7;

/** Before the first answer the window opens by one each 12 ms, up to 64, so that it fits the latency. */
const OPENING_MS = 12;
const MAX_OPENING = 64;

/** A round of answers is at least this long: at a low latency, growing faster brings nothing. */
const MIN_ROUND_MS = 250;
const GROWTH = 1.6;
/** After a limit was met, growth is a cautious search for what has changed. */
const GROWTH_AFTER_LIMIT = 1.1;
/** A larger window is kept if throughput grows by a tenth; else the next try is in 10 s. */
const WORTHWHILE = 1.1;
const RETRY_MS = 10_000;

const MIN_AFTER_LIMIT = 4;

/** The maximum of the option Concurrency. */
export const MAX_IN_FLIGHT = 500;

/**
 * How many requests may be in flight, as TCP's slow start finds it: the window grows with each round
 * of answers while requests wait for it and throughput grows with it.
 */
export class SlowStart {
	private inFlight = 0;
	private limit = START;
	private openedAt: number | undefined;
	/** The window before a limit halved it; 0 where none did, or the rate is known. */
	private beforeLimit = 0;
	private growth = GROWTH;

	private round = { from: 0, answers: 0, of: START };
	/** Throughput of the last window, in answers per ms, and its size. */
	private last = { throughput: 0, limit: START };
	private holdUntil = 0;

	/** How long until the window has room, in ms; Infinity while only an answer makes room. */
	wait(now: number): number {
		if (this.inFlight < Math.floor(this.windowAt(now))) return 0;
		return this.opened(now) < MAX_OPENING ? OPENING_MS : Number.POSITIVE_INFINITY;
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
	answered(now: number, isFull: boolean): void {
		if (this.openedAt !== undefined) {
			this.limit = Math.max(this.limit, this.inFlight);
			this.openedAt = undefined;
			this.beginRound(now);
		}
		this.inFlight -= 1;
		this.round.answers += 1;
		if (!isFull) this.beginRound(now);
		const { answers, of, from } = this.round;
		if (answers < of || now - from < MIN_ROUND_MS) return;
		if (now >= this.holdUntil) this.judge(now, answers / (now - from));
		this.beginRound(now);
	}

	/** The service limited the rate: what was in flight was too much. */
	halve(now: number): void {
		this.beforeLimit = Math.max(this.beforeLimit, this.limit);
		this.limit = Math.max(MIN_AFTER_LIMIT, this.limit / 2);
		this.last = { throughput: 0, limit: this.limit };
		this.growth = GROWTH_AFTER_LIMIT;
		this.openedAt = undefined;
		this.beginRound(now);
	}

	/** The rate is known and holds requests back by itself. */
	restore(): void {
		this.limit = Math.max(this.limit, this.beforeLimit);
		this.beforeLimit = 0;
	}

	private opened(now: number): number {
		return this.openedAt === undefined
			? MAX_OPENING
			: Math.min(MAX_OPENING, START + (now - this.openedAt) / OPENING_MS);
	}

	private windowAt(now: number): number {
		return this.openedAt === undefined ? this.limit : Math.max(this.limit, this.opened(now));
	}

	private judge(now: number, throughput: number): void {
		if (throughput > this.last.throughput * WORTHWHILE) {
			this.last = { throughput, limit: this.limit };
			this.limit = Math.min(MAX_IN_FLIGHT, this.limit * this.growth);
			return;
		}
		this.limit = this.last.limit;
		this.last = { throughput: 0, limit: this.limit };
		this.holdUntil = now + RETRY_MS;
	}

	private beginRound(now: number): void {
		this.round = { from: now, answers: 0, of: Math.ceil(this.limit) };
	}
}
