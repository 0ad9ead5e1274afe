import { sleep } from 'n8n-workflow';
import { type DedupeHelpers, POLL_MS, WriteLock } from './writeLock';

/** Release the lock after this time, in ms, so that other processes can take it. */
const MAX_HOLD_MS = 250;

/**
 * Runs the tasks of one process while no other process runs any. Those that wait run together: they
 * share the lock, which needs four database queries, and the list merges their calls.
 */
export class Turns {
	private readonly lock = new WriteLock();

	private readonly waiting: Array<() => Promise<void>> = [];

	private isWorking = false;

	/** Resolve when the lock is released. */
	private readonly onRelease: Array<() => void> = [];

	/** Resolves with the result of the task when it is done, and rejects if it fails. */
	run<T>(helpers: DedupeHelpers, task: () => Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			this.waiting.push(() => task().then(resolve, reject));
			if (!this.isWorking) void this.work(helpers);
		});
	}

	/**
	 * Resolves when this process has released the lock. The next node of the workflow may remove
	 * duplicates by the list that serves as the lock.
	 */
	released(): Promise<void> {
		if (!this.isWorking) return Promise.resolve();
		return new Promise((resolve) => this.onRelease.push(resolve));
	}

	private async work(helpers: DedupeHelpers): Promise<void> {
		this.isWorking = true;
		while (this.waiting.length > 0) {
			await this.lock.run(helpers, () => this.runWaiting());
			for (const resolve of this.onRelease.splice(0)) resolve();
			if (this.waiting.length > 0) await sleep(POLL_MS);
		}
		this.isWorking = false;
	}

	private async runWaiting(): Promise<void> {
		const end = performance.now() + MAX_HOLD_MS;
		while (performance.now() < end) {
			const tasks = this.waiting.splice(0);
			if (tasks.length === 0) return;
			await Promise.all(tasks.map((task) => task()));
			// Callers that waited for these tasks may add others.
			await sleep(0);
		}
	}
}
