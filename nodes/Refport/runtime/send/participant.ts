import type { Failure } from '../../core/result';
import type { Streak } from '../../core/retry/limitStreak';
import type { Throttle, Turn } from './throttle';

/** Why an execution stopped sending: its consecutive rate limits and the last failure. */
export interface GaveUp {
	streak: Streak;
	failure: Failure;
}

/** One execution's access to the throttle that it shares with others. */
export class Participant {
	/** Set when Refport has accepted nothing for too long. Then nothing more is sent. */
	gaveUp: GaveUp | undefined;

	/** When the execution joined, in ms of performance.now(). */
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
	 * Resolves when a request may be sent or is refused. Undefined if the execution was stopped, or
	 * if it was halted and the request is not a retry.
	 */
	async acquire(isRetry: boolean): Promise<Turn | undefined> {
		if (this.stopped?.aborted || (this.isHalted && !isRetry)) return undefined;
		if (this.gaveUp) return { refused: this.gaveUp.failure };
		const { longestWaitMs } = this;
		return await this.throttle.acquire({ owner: this, isRetry, longestWaitMs });
	}

	/** Sends no new items. Items that were already sent continue with their retries. */
	halt(): void {
		this.isHalted = true;
		this.throttle.withdraw(({ owner, isRetry }) => owner === this && !isRetry);
	}

	/** Sends nothing more, not even retries. */
	giveUp(gaveUp: GaveUp): void {
		this.gaveUp = gaveUp;
		this.throttle.withdraw(({ owner }) => owner === this, { refused: gaveUp.failure });
	}

	leave(): void {
		this.stopped?.removeEventListener('abort', this.onStop);
	}
}
