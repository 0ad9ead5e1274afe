import { AdaptiveRate, type Ticket } from './adaptiveRate';
import { LimitStreak, type Streak } from './limitStreak';
import { Pause } from './pause';
import { SlidingWindow } from './slidingWindow';
import { SlowStart } from './slowStart';

export type { Ticket };

/** While nothing is accepted, one request at a time finds out whether the limit has ended. */
const PROBE_MS = 2_000;

/** Within a wait that is too long to sit out, one request a minute finds out whether it ended early. */
const LONG_WAIT_PROBE_MS = 60_000;

/** Two requests never have the same ticket. */
const TICK_MS = 0.001;

/**
 * Decides when the next request of an account may go out: no sooner than the service or the user
 * allows, and no more in flight than bring something. Time is handed in, in ms of a clock that never
 * jumps.
 */
export class RateLimiter {
	/** How many requests the service accepted. */
	acceptedCount = 0;

	private readonly cap = new SlidingWindow();
	private readonly concurrency = new SlowStart();
	private readonly rate = new AdaptiveRate();
	private readonly streak = new LimitStreak();
	private readonly pause = new Pause();

	private lastTicket: Ticket = 0;
	/** When the last limit became known: what was sent before is no witness of what holds now. */
	private limitAt = -1;
	private isProbing = false;
	private probe: Ticket | undefined;

	/** The user's own limit, in requests a second; Infinity where there is none. */
	set maxPerSecond(perSecond: number) {
		this.cap.perSecond = perSecond;
	}

	/** How many requests the executions that use it have in all. */
	set demand(requests: number) {
		this.concurrency.demand = requests;
	}

	/** How long until the next request may go out, in ms; Infinity until a response arrives. Called while requests wait. */
	wait(now: number): number {
		const pauseMs = this.pause.left(now);
		if (pauseMs > 0) return pauseMs;
		const capMs = this.cap.wait(now);
		if (this.isProbing) {
			return Math.max(capMs, this.probe === undefined ? 0 : this.probe + PROBE_MS - now);
		}
		if (this.rate.settle()) this.concurrency.restore();
		const rateMs = this.rate.wait(now);
		return Math.max(capMs, rateMs, this.concurrency.wait(now));
	}

	/**
	 * How much longer the service asks to wait, in ms, where that is longer than somebody is willing
	 * to; undefined otherwise, and once a minute, so that an early end of the wait is found.
	 */
	tooLong(now: number, longestWaitMs: number): number | undefined {
		const left = this.pause.namedLeft(now);
		return left <= longestWaitMs || this.isProbeDue(now) ? undefined : left;
	}

	/** Whether a request may go out now although the service named a longer wait. */
	isProbeDue(now: number): boolean {
		return this.pause.namedLeft(now) > 0 && now - this.lastTicket >= LONG_WAIT_PROBE_MS;
	}

	/** A request goes out. */
	start(now: number): Ticket {
		const ticket = Math.max(now, this.lastTicket + TICK_MS);
		this.lastTicket = ticket;
		this.cap.add(now);
		this.concurrency.start(now);
		this.rate.start(ticket);
		if (this.isProbing) this.probe = ticket;
		return ticket;
	}

	/** @param isFull whether other requests wait for their turn */
	accept(ticket: Ticket, now: number, isFull: boolean): void {
		this.end(ticket, now, isFull);
		this.rate.accept(ticket);
		this.acceptedCount += 1;
		if (!this.isNew(ticket)) return;
		this.streak.end();
		this.isProbing = false;
		this.pause.end(now);
	}

	/** The service refused the request because of its rate: all wait. */
	refuse(ticket: Ticket, now: number, waitMs: number, namedMs: number | undefined): void {
		const isNew = this.isNew(ticket);
		this.end(ticket, now, false);
		this.rate.refuse(ticket, isNew);
		if (isNew) {
			this.isProbing = !this.streak.isEmpty || this.acceptedCount === 0;
			this.concurrency.shrink();
			this.limitAt = now;
		}
		this.streak.add(now, isNew);
		this.pause.extend(now, waitMs, namedMs, isNew);
	}

	/** The request came to nothing that says something of the rate: it broke, or was refused for itself. */
	end(ticket: Ticket, now: number, isFull: boolean): void {
		if (ticket === this.probe) this.probe = undefined;
		if (this.isNew(ticket)) this.concurrency.answered(now, now - ticket, isFull);
	}

	/** No request waits any more. */
	lapse(): void {
		this.rate.lapse();
	}

	/** Whether the request was sent after the last limit became known. */
	isNew(ticket: Ticket): boolean {
		return ticket > this.limitAt;
	}

	/** The limits in a row since a moment, for a request that met one and is not counted yet. */
	streakWith(ticket: Ticket, moment: number, now: number): Streak {
		const { rounds, requests, seconds } = this.streak.since(moment, now);
		const isFirst = this.isNew(ticket) || rounds === 0;
		return { rounds: isFirst ? rounds + 1 : rounds, requests: requests + 1, seconds };
	}

	/** Whether the state is needed although nobody uses it. */
	isPaused(now: number): boolean {
		return Math.max(this.pause.left(now), this.pause.namedLeft(now)) > 0;
	}
}
