import { AdaptiveRate, type Ticket } from '../../core/retry/adaptiveRate';
import { pause } from './sleep';

const abortions = new WeakMap<AbortSignal, Promise<undefined>>();

/** One promise for each signal, since all requests of an execution share it. */
function abortion(stopped: AbortSignal): Promise<undefined> {
	const known = abortions.get(stopped);
	if (known) return known;
	const made = new Promise<undefined>((resolve) => {
		stopped.addEventListener('abort', () => resolve(undefined), { once: true });
	});
	abortions.set(stopped, made);
	return made;
}

/** Lets requests wait for their turn, first come, first served. */
export class Throttle {
	private readonly pace = new AdaptiveRate();

	private line: Promise<unknown> = Promise.resolve();

	private wake: () => void = () => undefined;

	private changed = this.nextChange();

	/** Requests a second that are never exceeded; undefined where there is no such limit. */
	set maxPerSecond(perSecond: number | undefined) {
		this.pace.fastest = perSecond === undefined ? Number.POSITIVE_INFINITY : perSecond / 1000;
	}

	/** Resolves when a request may go out; undefined when its execution was stopped meanwhile. */
	turn(stopped: AbortSignal | undefined): Promise<Ticket | undefined> {
		const granted = this.line.then(() => this.grant(stopped));
		this.line = granted;
		return stopped ? Promise.race([granted, abortion(stopped)]) : granted;
	}

	/** The request was answered with whatever but a 429, or broke. */
	answered(ticket: Ticket): void {
		this.pace.answered(ticket);
		this.notify();
	}

	/** How many limits in a row there were since a moment, counting the one that this request has met. */
	roundsWith(ticket: Ticket, since: number): number {
		return this.pace.roundsWith(ticket, since);
	}

	/** The service turned the request away: all wait so long, in ms. */
	limited(ticket: Ticket, waitMs: number): void {
		this.pace.limited(ticket, performance.now(), waitMs);
		this.notify();
	}

	private async grant(stopped: AbortSignal | undefined): Promise<Ticket | undefined> {
		for (;;) {
			if (stopped?.aborted) return undefined;
			const now = performance.now();
			const waitMs = this.pace.wait(now);
			if (waitMs <= 0) return this.pace.start(now);
			if (waitMs !== Number.POSITIVE_INFINITY) await pause(waitMs, stopped);
			else await Promise.race(stopped ? [this.changed, abortion(stopped)] : [this.changed]);
		}
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
