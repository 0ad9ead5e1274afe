import { sleep } from 'n8n-workflow';
import { type DedupeHelpers, POLL_MS, WriteLock } from './writeLock';

/** Release the lock after this time, in ms, so that other processes can take it. */
const MAX_HOLD_MS = 250;

/**
 * Runs the tasks of one process one after the other. Waiting tasks share the lock, because taking
 * and releasing it needs four database queries.
 */
export class Turns {
	private readonly lock = new WriteLock();

	private readonly waiting: Array<() => Promise<void>> = [];

	private isWorking = false;

	/** Resolves with the result of the task when it is done, and rejects if it fails. */
	run<T>(helpers: DedupeHelpers, task: () => Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			this.waiting.push(() => task().then(resolve, reject));
			if (!this.isWorking) void this.work(helpers);
		});
	}

	private async work(helpers: DedupeHelpers): Promise<void> {
		this.isWorking = true;
		while (this.waiting.length > 0) {
			await this.lock.run(helpers, () => this.runWaiting());
			if (this.waiting.length > 0) await sleep(POLL_MS);
		}
		this.isWorking = false;
	}

	private async runWaiting(): Promise<void> {
		const end = performance.now() + MAX_HOLD_MS;
		while (performance.now() < end) {
			const task = this.waiting.shift();
			if (!task) return;
			await task();
			// The caller that waited for this task may add another one.
			await sleep(0);
		}
	}
}
