import type { IExecuteFunctions } from 'n8n-workflow';
import type { Keys } from './keys';

const SCOPE = 'node';
const MODE = { mode: 'entries' } as const;

/** The end of each row's queue. */
const queues = new Map<string, Promise<unknown>>();

/** The marks that executions of this process send, by row. */
const sending = new Map<string, Set<string>>();

/** Runs tasks of the same key one after the other, over all executions of this process. */
async function serialize<T>(key: string, task: () => Promise<T>): Promise<T> {
	const turn = (queues.get(key) ?? Promise.resolve()).then(task);
	const ended = turn.then(
		() => undefined,
		() => undefined,
	);
	queues.set(key, ended);
	try {
		return await turn;
	} finally {
		if (queues.get(key) === ended) queues.delete(key);
	}
}

/**
 * n8n's own deduplication store, for this node of this workflow. n8n reads and rewrites all of it at
 * each call, so that calls at the same time undo each other: those of one process take turns.
 */
export function n8nKeys(context: IExecuteFunctions): Keys {
	const row = `${String(context.getWorkflow().id)} ${context.getNode().id}`;
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	return {
		hold(mark) {
			sending.set(row, (sending.get(row) ?? new Set()).add(mark));
			return () => {
				const held = sending.get(row);
				held?.delete(mark);
				if (held?.size === 0) sending.delete(row);
			};
		},
		isHeld: (mark) => sending.get(row)?.has(mark) === true,
		async enter(keys) {
			const { processed } = await checkProcessedAndRecord(keys, SCOPE, MODE);
			return processed.map(String);
		},
		async remove(keys) {
			await removeProcessed(keys, SCOPE, MODE);
		},
		inOneTurn: (task) => serialize(row, task),
	};
}
