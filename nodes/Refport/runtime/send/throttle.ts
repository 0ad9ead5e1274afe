import { sleep } from 'n8n-workflow';
import type { Failure } from '../../core/result';
import { RateLimiter, type Ticket } from '../../core/retry/rateLimiter';
import { FairQueue } from './fairQueue';

/** A request may be sent, or it is refused with this failure. */
export type Turn = { ticket: Ticket } | { refused: Failure };

/** A request that waits to be sent. */
export interface Request {
	/** The execution that it belongs to. */
	owner: object;
	/** Whether this is not the first attempt. */
	isRetry: boolean;
	/** Maximum wait that the user allows, in ms. */
	longestWaitMs: number;
}

interface Waiting extends Request {
	resolve: (turn: Turn | undefined) => void;
}

/** n8n's sleep cannot be canceled, so long waits consist of slices, in ms. */
const SLICE_MS = 500;

/**
 * Queues the requests of an account, for all executions of this process. It keeps no reference to a
 * request that has ended or was withdrawn.
 */
export class Throttle {
	readonly limiter = new RateLimiter();

	private readonly queue = new FairQueue<object, Waiting>();

	/**
	 * The failure of the last rate-limited request. Others that fail because of that limit reuse it.
	 */
	private limit: Failure | undefined;

	private isRunning = false;

	private wake: () => void = () => undefined;

	/** Resolves when a request may be sent or is refused. Undefined if it was withdrawn. */
	acquire(request: Request): Promise<Turn | undefined> {
		return new Promise((resolve) => {
			this.queue.add(request.owner, { ...request, resolve }, request.isRetry);
			this.notify();
		});
	}

	/** Withdraws waiting requests and resolves them with `turn`. */
	withdraw(matches: (request: Request) => boolean, turn?: Turn): void {
		for (const { resolve } of this.queue.remove(matches)) resolve(turn);
	}

	/** The service did not rate limit the request. It may have failed for another reason. */
	accept(ticket: Ticket): void {
		this.limiter.accept(ticket, performance.now(), !this.queue.isEmpty);
		this.notify();
	}

	/** The service rate limited the request, so all requests wait for `waitMs`. */
	refuse(ticket: Ticket, waitMs: number, limit: Failure): void {
		this.limit = limit;
		this.limiter.refuse(ticket, performance.now(), waitMs, limit.retryAfterMs);
		this.notify();
	}

	/** The request ended without information about the rate. */
	end(ticket: Ticket): void {
		this.limiter.end(ticket, performance.now(), !this.queue.isEmpty);
		this.notify();
	}

	private notify(): void {
		this.wake();
		if (!this.isRunning) void this.run();
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		while (!this.queue.isEmpty) {
			this.refuseLongWaits(performance.now());
			const now = performance.now();
			if (this.queue.isEmpty) break;
			const waitMs = this.limiter.isProbeDue(now) ? 0 : this.limiter.wait(now);
			if (waitMs <= 0) this.queue.take()?.resolve({ ticket: this.limiter.start(now) });
			else await this.waitForChange(waitMs);
		}
		this.limiter.markIdle();
		this.isRunning = false;
	}

	/** Refuses requests if the service asks to wait longer than they allow. */
	private refuseLongWaits(now: number): void {
		const { limit } = this;
		if (!limit || this.limiter.tooLong(now, 0) === undefined) return;
		const isTooLong = ({ longestWaitMs }: Request) =>
			this.limiter.tooLong(now, longestWaitMs) !== undefined;
		const refused = { ...limit, retryAfterMs: this.limiter.tooLong(now, 0) };
		this.withdraw(isTooLong, { refused });
	}

	/** Waits until the state changes, for at most `ms`. */
	private waitForChange(ms: number): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve;
			if (Number.isFinite(ms)) void sleep(Math.min(ms, SLICE_MS)).then(resolve);
		});
	}
}
