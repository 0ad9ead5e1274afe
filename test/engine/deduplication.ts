import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
} from 'n8n-workflow';

type Keys = Parameters<IDataDeduplicator['checkProcessedAndRecord']>[0];

const nameOf = (scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData) =>
	scope === 'workflow' ? String(workflow.id) : `${String(workflow.id)} ${String(node?.id)}`;

const nextTurn = () => new Promise(setImmediate);

/** n8n stores these keys in its database, one row per node and one per workflow. */
class InMemoryDeduplicator implements IDataDeduplicator {
	/** The keys of each node. */
	readonly rows = new Map<string, unknown[]>();

	/** The keys of each workflow. */
	readonly workflowRows = new Map<string, unknown[]>();

	/** The number of writes to rows of nodes. */
	calls = 0;

	/** The number of writes to rows of nodes that fail from now on. */
	failures = 0;

	checkProcessedAndRecord(
		keys: Keys,
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	) {
		return this.change(scope, context, (row) => {
			const known = new Set(row);
			const isKnown = (key: Keys[number]) => known.has(key);
			const fresh = keys.filter((key) => !isKnown(key));
			row.push(...fresh);
			if (maxEntries) row.splice(0, row.length - maxEntries);
			return { new: fresh, processed: keys.filter(isKnown) };
		});
	}

	async removeProcessed(
		keys: Keys,
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		if (!this.table(scope).has(nameOf(scope, context))) return;
		await this.change(scope, context, (row) => {
			for (const key of keys) {
				const at = row.indexOf(key);
				if (at >= 0) row.splice(at, 1);
			}
		});
	}

	async clearAllProcessedItems(scope: DeduplicationScope, context: ICheckProcessedContextData) {
		await nextTurn();
		this.table(scope).delete(nameOf(scope, context));
	}

	async getProcessedDataCount(scope: DeduplicationScope, context: ICheckProcessedContextData) {
		await nextTurn();
		return this.table(scope).get(nameOf(scope, context))?.length ?? 0;
	}

	private table(scope: DeduplicationScope) {
		return scope === 'workflow' ? this.workflowRows : this.rows;
	}

	private async change<T>(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		change: (row: unknown[]) => T,
	): Promise<T> {
		if (scope === 'node') this.calls += 1;
		const table = this.table(scope);
		const name = nameOf(scope, context);
		// Like n8n, this reads the whole row and writes it back, so concurrent calls undo each other.
		const before = table.get(name);
		const row = [...(before ?? [])];
		const result = change(row);
		await nextTurn();
		if (scope === 'node' && this.failures > 0) {
			this.failures -= 1;
			throw new Error('database is locked');
		}
		if (!before && table.has(name)) throw new Error('UNIQUE constraint failed');
		if (!before || table.has(name)) table.set(name, row);
		return result;
	}
}

/** The deduplication store of the engine, empty before each test of the file. */
export function useDeduplication(): InMemoryDeduplicator {
	const deduplicator = new InMemoryDeduplicator();
	beforeAll(() => DataDeduplicationService.init(deduplicator));
	beforeEach(() => {
		deduplicator.rows.clear();
		deduplicator.workflowRows.clear();
		deduplicator.calls = 0;
		deduplicator.failures = 0;
	});
	return deduplicator;
}
