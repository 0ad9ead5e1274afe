import { Pace, type Ticket } from '../core/pace';
import { pause } from './pause';

/** Lets the requests of one execution wait for their turn. */
export class Pacer {
	private readonly pace: Pace;

	private wake: () => void = () => undefined;

	private changed = this.nextChange();

	constructor(
		concurrency: number,
		maxPerSecond: number | undefined,
		private readonly stopped: AbortSignal | undefined,
	) {
		this.pace = new Pace(concurrency, maxPerSecond === undefined ? undefined : maxPerSecond / 1000);
		stopped?.addEventListener('abort', () => this.wake(), { once: true });
	}

	/** Resolves when a request may go out; undefined when the execution was stopped meanwhile. */
	async turn(): Promise<Ticket | undefined> {
		for (;;) {
			if (this.stopped?.aborted) return undefined;
			const now = performance.now();
			const waitMs = this.pace.wait(now);
			if (waitMs <= 0) return this.pace.start(now);
			if (waitMs === Number.POSITIVE_INFINITY) await this.changed;
			else await pause(waitMs, this.stopped);
		}
	}

	/** The request was answered with whatever but a 429, or broke. */
	answered(ticket: Ticket): void {
		this.pace.answered(ticket);
		this.notify();
	}

	/** How many limits in a row there are, counting the one that this request has met. */
	roundsWith(ticket: Ticket): number {
		return this.pace.roundsWith(ticket);
	}

	/** The service turned the request away: all wait so long, in ms. */
	limited(ticket: Ticket, waitMs: number): void {
		this.pace.limited(ticket, performance.now(), waitMs);
		this.notify();
	}

	private notify(): void {
		this.wake();
		this.changed = this.nextChange();
	}

	private nextChange(): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve;
		});
	}
}
