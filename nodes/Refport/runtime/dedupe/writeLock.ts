import { type IExecuteFunctions, sleep } from 'n8n-workflow';

export type DedupeHelpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'clearAllProcessedItems' | 'getProcessedDataCount' | 'removeProcessed'
>;

const SCOPE = 'workflow';
const MODE = { mode: 'entries' } as const;
const ENTRY = 'refport: a list is being written';

/** How often to look whether another process has finished, in ms. Most take some 10 ms. */
export const POLL_MS = 15;

/** After this number of looks, 30 s or more, the process that holds the lock must have died. */
const MAX_POLLS = 2000;

/** Failures in a row. A single one happens when two processes ask at the same moment. */
const MAX_FAILURES = 5;

/** How long to do without the lock if it cannot be had, in ms. */
const UNUSABLE_MS = 10 * 60_000;

/**
 * A lock for n8n's deduplication store that all n8n processes share. n8n reads, changes and writes a
 * list without a transaction, so two processes that write at the same moment undo each other's changes.
 * But a list that does not exist yet is inserted with a primary key, of which the database accepts only
 * one. So whoever creates the list of the workflow holds the lock, and deletes this list at the end. The
 * nodes' own lists are others. A Remove Duplicates node may use the workflow's list for itself; then
 * its entries stay, and there is no lock.
 *
 * Source: `deduplication/deduplication-helper.js` and `entities/processed-data.js` of n8n 1.123.0 and 2.41.1.
 */
export class WriteLock {
	private unusableUntil = 0;

	/** Runs a task while no other process runs one with this lock. */
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
				// The task would fail, too, if the database was the reason.
				failures += 1;
				if (failures === MAX_FAILURES) this.giveUp();
			}
			polls += 1;
			if (polls % MAX_POLLS === 0) await this.release(helpers);
			await sleep(POLL_MS);
		}
		return false;
	}

	/** If it fails, the others take it for the lock of a dead process. */
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
