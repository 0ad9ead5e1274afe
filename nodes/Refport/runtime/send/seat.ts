import type { Failure } from '../../core/result';
import type { Streak } from '../../core/retry/limitStreak';
import type { Throttle, Turn } from './throttle';

/** Why an execution stopped sending: the limits in a row that its requests met, and the last failure. */
export interface GaveUp {
	streak: Streak;
	failure: Failure;
}

/** The place of an execution at the throttle that it shares with others. */
export class Seat {
	/** Set once Refport accepted nothing at all for too long; then nothing more is sent. */
	gaveUp: GaveUp | undefined;

	/** When the execution came, in ms of performance.now(). */
	readonly joinedAt = performance.now();

	private isHalted = false;

	private readonly onStop = () => {
		this.throttle.withdraw(({ owner }) => owner === this);
	};

	constructor(
		readonly throttle: Throttle,
		private readonly longestWaitMs: number,
		private readonly stopped: AbortSignal | undefined,
	) {
		stopped?.addEventListener('abort', this.onStop, { once: true });
	}

	/**
	 * Resolves when a request may go out or must not; undefined when the execution was stopped, or
	 * takes up nothing new.
	 */
	async acquire(isRetry: boolean): Promise<Turn | undefined> {
		if (this.stopped?.aborted || (this.isHalted && !isRetry)) return undefined;
		if (this.gaveUp) return { refused: this.gaveUp.failure };
		const { longestWaitMs } = this;
		return await this.throttle.acquire({ owner: this, isRetry, longestWaitMs });
	}

	/** Takes up nothing new; what was sent before is sent to its end. */
	halt(): void {
		this.isHalted = true;
		this.throttle.withdraw(({ owner, isRetry }) => owner === this && !isRetry);
	}

	/** Sends nothing more. */
	giveUp(gaveUp: GaveUp): void {
		this.gaveUp = gaveUp;
		this.throttle.withdraw(({ owner }) => owner === this, { refused: gaveUp.failure });
	}

	leave(): void {
		this.stopped?.removeEventListener('abort', this.onStop);
	}
}
