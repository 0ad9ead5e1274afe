import type { DedupeHelpers } from '../../nodes/Refport/runtime/dedupe/writeLock';
import { turns } from './eventLoop';

type Added = Awaited<ReturnType<DedupeHelpers['checkProcessedAndRecord']>>;

/**
 * n8n's table of processed data for one workflow, with the helpers that n8n provides. As in
 * `deduplication/deduplication-helper.js` of n8n 2.41.1, a list is read and written without a
 * transaction, but its primary key prevents a second insert.
 */
export class ProcessedData {
	readonly rows = new Map<string, string[]>();

	/** @param pause simulates the duration of each query */
	constructor(private readonly pause: () => Promise<void>) {}

	readonly helpers: DedupeHelpers = {
		checkProcessedAndRecord: async (items, scope, { maxEntries }) => {
			const keys = items.map(String);
			const list = await this.select(scope);
			if (!list) {
				await this.insert(scope, keys);
				return { new: keys, processed: [] };
			}
			const added: Added = { new: [], processed: [] };
			for (const key of keys) {
				const isKnown = list.includes(key);
				(isKnown ? added.processed : added.new).push(key);
				if (!isKnown) list.push(key);
			}
			await this.update(scope, maxEntries === undefined ? list : list.slice(-maxEntries));
			return added;
		},
		removeProcessed: async (items, scope) => {
			const list = await this.select(scope);
			if (list)
				await this.update(
					scope,
					list.filter((key) => !items.includes(key)),
				);
		},
		clearAllProcessedItems: async (scope) => {
			await this.pause();
			this.rows.delete(scope);
		},
		getProcessedDataCount: async (scope) => (await this.select(scope))?.length ?? 0,
	};

	private async select(context: string): Promise<string[] | undefined> {
		const list = this.rows.get(context);
		await this.pause();
		return list && [...list];
	}

	private async insert(context: string, list: string[]): Promise<void> {
		await this.pause();
		if (this.rows.has(context)) throw new Error('UNIQUE constraint failed');
		this.rows.set(context, list);
	}

	private async update(context: string, list: string[]): Promise<void> {
		await this.pause();
		if (this.rows.has(context)) this.rows.set(context, list);
	}
}

/** A query takes one turn of the event loop plus a delay. The delays repeat in a cycle. */
export function tableWith(delays: readonly number[]): ProcessedData {
	let queries = 0;
	return new ProcessedData(async () => {
		const count = 1 + (delays[queries % delays.length] ?? 0);
		queries += 1;
		await turns(count);
	});
}
