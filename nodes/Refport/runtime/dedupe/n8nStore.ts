import type { IExecuteFunctions } from 'n8n-workflow';
import type { Keys } from './keys';
import { RecentKeys } from './recentKeys';

const SCOPE = 'node';
const MODE = { mode: 'entries' } as const;

/** What the executions of this process share about the list of one node. */
interface Shared {
	/** The end of the queue of calls. */
	queue: Promise<unknown>;
	/** The marks of the events that are in flight. */
	sending: Set<string>;
	/** The number of events that are claimed. */
	claimed: number;
	removedLast: RecentKeys;
}

/** By workflow and node. */
const lists = new Map<string, Shared>();

function sharedOf(name: string): Shared {
	const known = lists.get(name);
	if (known) return known;
	const shared: Shared = {
		queue: Promise.resolve(),
		sending: new Set(),
		claimed: 0,
		removedLast: new RecentKeys(),
	};
	lists.set(name, shared);
	return shared;
}

/** Runs tasks one after the other, over all executions of this process. */
async function serialize<T>(shared: Shared, task: () => Promise<T>): Promise<T> {
	const turn = shared.queue.then(task);
	shared.queue = turn.then(
		() => undefined,
		() => undefined,
	);
	return await turn;
}

/**
 * n8n's own deduplication store, for this node of this workflow. n8n reads and rewrites the whole list
 * at each call, so that calls at the same time undo each other: those of one process take turns.
 */
export function n8nKeys(context: IExecuteFunctions): Keys {
	const shared = sharedOf(`${String(context.getWorkflow().id)} ${context.getNode().id}`);
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	return {
		hold(mark) {
			shared.sending.add(mark);
			return () => {
				shared.sending.delete(mark);
			};
		},
		removedLast: shared.removedLast,
		isHeld: (mark) => shared.sending.has(mark),
		countClaimed(change) {
			shared.claimed += change;
			return shared.claimed;
		},
		async enter(keys, keep) {
			const options = keep === undefined ? MODE : { ...MODE, maxEntries: keep };
			const { processed } = await checkProcessedAndRecord(keys, SCOPE, options);
			return processed.map(String);
		},
		async remove(keys) {
			await removeProcessed(keys, SCOPE, MODE);
		},
		inOneTurn: (task) => serialize(shared, task),
	};
}
