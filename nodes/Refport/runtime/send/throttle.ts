import { sleep } from 'n8n-workflow';
import type { Failure } from '../../core/result';
import { RateLimiter, type Ticket } from '../../core/retry/rateLimiter';
import { WaitingLine } from './waitingLine';

/** A request may go out, or must not, for this reason. */
export type Turn = { ticket: Ticket } | { refused: Failure };

/** What a request brings along when it asks for its turn. */
export interface Request {
	/** Whose request it is. */
	owner: object;
	/** Whether it was sent before. */
	isRetry: boolean;
	/** How long it may wait at the most, in ms. */
	longestWaitMs: number;
}

interface Waiting extends Request {
	settle: (turn: Turn | undefined) => void;
}

/** n8n's sleep cannot be ended, so a long wait is cut into slices, in ms. */
const SLICE_MS = 500;

/**
 * Lets the requests of an account wait for their turn, over all executions of this process. It
 * keeps nothing of a request that was answered or withdrawn.
 */
export class Throttle {
	readonly limiter = new RateLimiter();

	private readonly line = new WaitingLine<object, Waiting>();

	/**
	 * The failure of the request that met the last limit: others that fail because of it say the
	 * same.
	 */
	private limit: Failure | undefined;

	private isRunning = false;

	private wake: () => void = () => undefined;

	/** Resolves when a request may go out or must not; undefined when it was withdrawn meanwhile. */
	acquire(request: Request): Promise<Turn | undefined> {
		return new Promise((settle) => {
			this.line.add(request.owner, { ...request, settle }, request.isRetry);
			this.notify();
		});
	}

	/** Withdraws requests that wait; `turn` is what they get. */
	withdraw(matches: (request: Request) => boolean, turn?: Turn): void {
		for (const { settle } of this.line.remove(matches)) settle(turn);
	}

	/** The service accepted the request, whatever it then answered. */
	accept(ticket: Ticket): void {
		this.limiter.accept(ticket, performance.now(), !this.line.isEmpty);
		this.notify();
	}

	/** The service refused the request because of its rate: all wait so long, in ms. */
	refuse(ticket: Ticket, waitMs: number, limit: Failure): void {
		this.limit = limit;
		this.limiter.refuse(ticket, performance.now(), waitMs, limit.retryAfterMs);
		this.notify();
	}

	/** The request ended without a word on the rate. */
	end(ticket: Ticket): void {
		this.limiter.end(ticket, performance.now(), !this.line.isEmpty);
		this.notify();
	}

	private notify(): void {
		this.wake();
		if (!this.isRunning) void this.run();
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		while (!this.line.isEmpty) {
			this.refuseLongWaits(performance.now());
			const now = performance.now();
			if (this.line.isEmpty) break;
			const waitMs = this.limiter.isProbeDue(now) ? 0 : this.limiter.wait(now);
			if (waitMs <= 0) this.line.take()?.settle({ ticket: this.limiter.start(now) });
			else await this.idle(waitMs);
		}
		this.limiter.markIdle();
		this.isRunning = false;
	}

	/** Those who are not willing to wait as long as the service asks to. */
	private refuseLongWaits(now: number): void {
		const { limit } = this;
		if (!limit || this.limiter.tooLong(now, 0) === undefined) return;
		const isTooLong = ({ longestWaitMs }: Request) =>
			this.limiter.tooLong(now, longestWaitMs) !== undefined;
		const refused = { ...limit, retryAfterMs: this.limiter.tooLong(now, 0) };
		this.withdraw(isTooLong, { refused });
	}

	/** Waits until something changes, at most so long. */
	private idle(ms: number): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve;
			if (Number.isFinite(ms)) void sleep(Math.min(ms, SLICE_MS)).then(resolve);
		});
	}
}
