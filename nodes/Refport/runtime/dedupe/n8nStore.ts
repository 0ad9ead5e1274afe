import type { IExecuteFunctions } from 'n8n-workflow';
import type { Keys } from './keys';
import { type List, MergedCalls } from './mergedCalls';
import { Turns } from './turns';
import type { DedupeHelpers } from './writeLock';

const SCOPE = 'node';
const MODE = { mode: 'entries' } as const;

/** State that the executions of one process share for the list of one node. */
export interface Shared {
	turns: Turns;
	calls: MergedCalls;
	/** Marks of events in flight. */
	sending: Set<string>;
	/** Number of claimed events. */
	claimed: number;
}

/** The key is workflow and node. */
const lists = new Map<string, Shared>();

export const newShared = (): Shared => ({
	turns: new Turns(),
	calls: new MergedCalls(),
	sending: new Set(),
	claimed: 0,
});

function sharedOf(name: string): Shared {
	const shared = lists.get(name) ?? newShared();
	lists.set(name, shared);
	return shared;
}

/** n8n's own deduplication store, for this node of this workflow. */
export function n8nKeys(context: IExecuteFunctions): Keys {
	const name = `${String(context.getWorkflow().id)} ${context.getNode().id}`;
	return keysIn(context.helpers, sharedOf(name));
}

const listOf = (helpers: DedupeHelpers): List => ({
	async enter(keys, keep) {
		const options = keep === undefined ? MODE : { ...MODE, maxEntries: keep };
		const { processed } = await helpers.checkProcessedAndRecord(keys, SCOPE, options);
		return processed.map(String);
	},
	async remove(keys) {
		await helpers.removeProcessed(keys, SCOPE, MODE);
	},
});

/**
 * The list behind n8n's helpers. Each call reads and rewrites the whole list, so concurrent calls
 * would overwrite each other's changes. So the calls of one process are merged, and processes share a
 * lock.
 */
export function keysIn(helpers: DedupeHelpers, shared: Shared): Keys {
	const list = listOf(helpers);
	return {
		hold(mark) {
			shared.sending.add(mark);
			return () => {
				shared.sending.delete(mark);
			};
		},
		isHeld: (mark) => shared.sending.has(mark),
		countClaimed(change) {
			shared.claimed += change;
			return shared.claimed;
		},
		enter: (keys, keep) => shared.calls.enter(list, keys, keep),
		remove: (keys) => shared.calls.remove(list, keys),
		runExclusive: (task) => shared.turns.run(helpers, task),
		released: () => shared.turns.released(),
	};
}
