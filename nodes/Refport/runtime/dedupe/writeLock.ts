import { type IExecuteFunctions, sleep } from 'n8n-workflow';

export type DedupeHelpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'clearAllProcessedItems' | 'getProcessedDataCount' | 'removeProcessed'
>;

const SCOPE = 'workflow';
const MODE = { mode: 'entries' } as const;
const ENTRY = 'refport: a list is being written';

/** How often to check whether the lock is free, in ms. Most tasks take about 10 ms. */
export const POLL_MS = 15;

/**
 * After this number of polls, the process that holds the lock must be dead. They take about 5 s, and
 * longer on a busy machine, where a living process also holds the lock longer.
 */
const MAX_POLLS = 250;

/** Consecutive failures. A single one is normal if two processes ask at the same moment. */
const MAX_FAILURES = 5;

/** How long to work without the lock if it is not available, in ms. */
const UNUSABLE_MS = 10 * 60_000;

/**
 * A lock for n8n's deduplication store that all n8n processes share.
 *
 * n8n reads, changes and writes a list without a transaction, so concurrent writes of two processes
 * overwrite each other. But n8n inserts a new list with a primary key, which the database accepts
 * only once. So the process that creates the workflow's list holds the lock, and deletes that list
 * at the end. Nodes have separate lists. If a Remove Duplicates node uses the workflow's list, its
 * entries are kept and there is no lock.
 *
 * Source: `deduplication/deduplication-helper.js` and `entities/processed-data.js` of n8n 1.123.0
 * and 2.41.1.
 */
export class WriteLock {
	private unusableUntil = 0;

	/** Runs a task while holding the lock, or without it if it is not available. */
	async run<T>(helpers: DedupeHelpers, task: () => Promise<T>): Promise<T> {
		if (!(await this.acquire(helpers))) return await task();
		try {
			return await task();
		} finally {
			await this.release(helpers);
		}
	}

	private async acquire(helpers: DedupeHelpers): Promise<boolean> {
		let polls = 0;
		let failures = 0;
		while (performance.now() >= this.unusableUntil) {
			try {
				const { new: added } = await helpers.checkProcessedAndRecord([ENTRY], SCOPE, MODE);
				if (added.length > 0) return true;
				failures = 0;
			} catch {
				// If the cause is the database, the task fails as well and reports it.
				failures += 1;
				if (failures === MAX_FAILURES) this.giveUp();
			}
			polls += 1;
			if (polls % MAX_POLLS === 0) await this.release(helpers);
			await sleep(POLL_MS);
		}
		return false;
	}

	/** If this fails, other processes treat the lock as left behind by a dead process. */
	private async release(helpers: DedupeHelpers): Promise<void> {
		try {
			const isOnlyEntry = (await helpers.getProcessedDataCount(SCOPE, MODE)) <= 1;
			if (isOnlyEntry) return await helpers.clearAllProcessedItems(SCOPE, MODE);
			this.giveUp();
			await helpers.removeProcessed([ENTRY], SCOPE, MODE);
		} catch {
			this.giveUp();
		}
	}

	private giveUp(): void {
		this.unusableUntil = performance.now() + UNUSABLE_MS;
	}
}
