import { sleep } from 'n8n-workflow';
import { type DedupeHelpers, POLL_MS, WriteLock } from './writeLock';

/** After this time, in ms, other processes get their turn although tasks are waiting here. */
const MAX_HOLD_MS = 250;

/**
 * Runs the tasks of one process one after the other. The lock costs four queries, so tasks that wait
 * share it.
 */
export class Turns {
	private readonly lock = new WriteLock();

	private readonly waiting: Array<() => Promise<void>> = [];

	private isWorking = false;

	/** Resolves with what the task returns as soon as it is done, and rejects if it fails. */
	run<T>(helpers: DedupeHelpers, task: () => Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			this.waiting.push(() => task().then(resolve, reject));
			if (!this.isWorking) void this.work(helpers);
		});
	}

	private async work(helpers: DedupeHelpers): Promise<void> {
		this.isWorking = true;
		while (this.waiting.length > 0) {
			await this.lock.run(helpers, () => this.workOff());
			if (this.waiting.length > 0) await sleep(POLL_MS);
		}
		this.isWorking = false;
	}

	private async workOff(): Promise<void> {
		const end = performance.now() + MAX_HOLD_MS;
		while (performance.now() < end) {
			const task = this.waiting.shift();
			if (!task) return;
			await task();
			// Whoever waited for it may have more to write.
			await sleep(0);
		}
	}
}
