import { DataDeduplicationService } from 'n8n-core';
import type {
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
} from 'n8n-workflow';

type Keys = Parameters<IDataDeduplicator['checkProcessedAndRecord']>[0];

/** n8n's own keeps this in its database, in one row for each node. */
class InMemoryDeduplicator implements IDataDeduplicator {
	readonly rows = new Map<string, unknown[]>();

	calls = 0;

	/** How many of the next calls fail. */
	failures = 0;

	checkProcessedAndRecord(
		keys: Keys,
		_scope: unknown,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	) {
		return this.call(context, (row) => {
			const known = new Set(row);
			const isKnown = (key: Keys[number]) => known.has(key);
			const fresh = keys.filter((key) => !isKnown(key));
			row.push(...fresh);
			if (maxEntries) row.splice(0, row.length - maxEntries);
			return { new: fresh, processed: keys.filter(isKnown) };
		});
	}

	removeProcessed(keys: Keys, _scope: unknown, context: ICheckProcessedContextData) {
		return this.call(context, (row) => {
			for (const key of keys) {
				const at = row.indexOf(key);
				if (at >= 0) row.splice(at, 1);
			}
		});
	}

	async clearAllProcessedItems(): Promise<void> {
		this.rows.clear();
		await Promise.resolve();
	}

	getProcessedDataCount = () => Promise.resolve(this.rows.size);

	private async call<T>(
		{ workflow, node }: ICheckProcessedContextData,
		change: (row: unknown[]) => T,
	): Promise<T> {
		this.calls += 1;
		const name = `${String(workflow.id)} ${String(node?.id)}`;
		// Read, wait, write back the whole row: calls at the same time undo each other, as in n8n.
		const row = [...(this.rows.get(name) ?? [])];
		const result = change(row);
		await new Promise(setImmediate);
		if (this.failures > 0) {
			this.failures -= 1;
			throw new Error('database is locked');
		}
		this.rows.set(name, row);
		return result;
	}
}

/** The deduplication store of the engine, empty before each test of the file. */
export function useDeduplication(): InMemoryDeduplicator {
	const deduplicator = new InMemoryDeduplicator();
	beforeAll(() => DataDeduplicationService.init(deduplicator));
	beforeEach(() => {
		deduplicator.rows.clear();
		deduplicator.calls = 0;
		deduplicator.failures = 0;
	});
	return deduplicator;
}
