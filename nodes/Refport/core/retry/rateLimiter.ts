import { AdaptiveRate, type Ticket } from './adaptiveRate';
import { LimitStreak, type Streak } from './limitStreak';
import { Pause } from './pause';
import { SlidingWindow } from './slidingWindow';
import { SlowStart } from './slowStart';

export type { Ticket };

/** While the service accepts nothing, one request at a time probes whether the limit is over. */
const PROBE_MS = 2_000;

/**
 * During a wait that exceeds Longest Wait, one request per minute probes whether it ended early.
 */
const LONG_WAIT_PROBE_MS = 60_000;

/** Minimum distance between tickets, so that each is unique. */
const TICK_MS = 0.001;

/**
 * Decides when the next request of an account may be sent. It respects the limits of the service
 * and of the user, and adds requests in flight only while that increases throughput. All times are
 * passed in, in ms of a monotonic clock.
 */
export class RateLimiter {
	/** Number of requests that the service accepted. */
	acceptedCount = 0;

	private readonly cap = new SlidingWindow();
	private readonly concurrency = new SlowStart();
	private readonly rate = new AdaptiveRate();
	private readonly streak = new LimitStreak();
	private readonly pause = new Pause();

	private lastTicket: Ticket = 0;
	/**
	 * When the last limit became known. Requests sent before that say nothing about the current
	 * state.
	 */
	private limitAt = -1;
	private isProbing = false;
	private probe: Ticket | undefined;

	/** The user's own limit, in requests per second. Infinity for none. */
	set maxPerSecond(perSecond: number) {
		this.cap.perSecond = perSecond;
	}

	/** Number of items of all executions that use this limiter. */
	set demand(requests: number) {
		this.concurrency.demand = requests;
	}

	/**
	 * Returns the time until the next request may be sent, in ms. Infinity if that depends on a
	 * response. Call it while requests are waiting.
	 */
	wait(now: number): number {
		const pauseMs = this.pause.left(now);
		if (pauseMs > 0) return pauseMs;
		const capMs = this.cap.wait(now);
		if (this.isProbing) {
			return Math.max(capMs, this.probe === undefined ? 0 : this.probe + PROBE_MS - now);
		}
		if (this.rate.applyMeasurement()) this.concurrency.restore();
		const rateMs = this.rate.wait(now);
		return Math.max(capMs, rateMs, this.concurrency.wait(now));
	}

	/**
	 * Returns how much longer the service asks to wait, in ms, if that exceeds `longestWaitMs`.
	 * Otherwise undefined, and also when a probe is due.
	 */
	tooLong(now: number, longestWaitMs: number): number | undefined {
		const left = this.pause.retryAfterLeft(now);
		return left <= longestWaitMs || this.isProbeDue(now) ? undefined : left;
	}

	/** Whether a request may be sent although the service asked to wait longer. */
	isProbeDue(now: number): boolean {
		return this.pause.retryAfterLeft(now) > 0 && now - this.lastTicket >= LONG_WAIT_PROBE_MS;
	}

	/** A request is sent. */
	start(now: number): Ticket {
		const ticket = Math.max(now, this.lastTicket + TICK_MS);
		this.lastTicket = ticket;
		this.cap.add(now);
		this.concurrency.start(now);
		this.rate.start(ticket);
		if (this.isProbing) this.probe = ticket;
		return ticket;
	}

	/** @param isFull whether other requests are waiting */
	accept(ticket: Ticket, now: number, isFull: boolean): void {
		this.end(ticket, now, isFull);
		this.rate.accept(ticket);
		this.acceptedCount += 1;
		if (!this.isNew(ticket)) return;
		this.streak.end();
		this.isProbing = false;
		this.pause.end(now);
	}

	/** The service rate limited the request, so all requests wait for `waitMs`. */
	refuse(ticket: Ticket, now: number, waitMs: number, retryAfterMs?: number): void {
		const isNew = this.isNew(ticket);
		this.end(ticket, now, false);
		this.rate.refuse(ticket, isNew);
		if (isNew) {
			this.isProbing = !this.streak.isEmpty || this.acceptedCount === 0;
			this.concurrency.shrink();
			this.limitAt = now;
		}
		this.streak.add(now, isNew);
		this.pause.extend(now, waitMs, retryAfterMs, isNew);
	}

	/** The request ended without information about the rate, e.g. with a network error. */
	end(ticket: Ticket, now: number, isFull: boolean): void {
		if (ticket === this.probe) this.probe = undefined;
		if (this.isNew(ticket)) this.concurrency.settled(now, now - ticket, isFull);
	}

	/** No request is waiting. */
	markIdle(): void {
		this.rate.markIdle();
	}

	/** Whether the request was sent after the last limit became known. */
	isNew(ticket: Ticket): boolean {
		return ticket > this.limitAt;
	}

	/**
	 * The streak since a moment, including a request that was rate limited but is not counted yet.
	 */
	streakWith(ticket: Ticket, moment: number, now: number): Streak {
		const { rounds, requests, seconds } = this.streak.since(moment, now);
		const isFirst = this.isNew(ticket) || rounds === 0;
		return { rounds: isFirst ? rounds + 1 : rounds, requests: requests + 1, seconds };
	}

	/** Whether a pause is running, so that the state must be kept. */
	isPaused(now: number): boolean {
		return Math.max(this.pause.left(now), this.pause.retryAfterLeft(now)) > 0;
	}
}
