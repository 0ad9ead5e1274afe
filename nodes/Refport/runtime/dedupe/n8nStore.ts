import type { IExecuteFunctions } from 'n8n-workflow';
import { serialize } from './serialize';
import type { Keys } from './trackedStore';

const SCOPE = 'node';
const MODE = { mode: 'entries' } as const;

/**
 * n8n's own deduplication store, for this node of this workflow. n8n reads and rewrites all of it at
 * each call, so that calls at the same time undo each other: those of one process take turns.
 */
export function n8nKeys(context: IExecuteFunctions): Keys {
	const row = `${String(context.getWorkflow().id)} ${context.getNode().id}`;
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	return {
		enter: (keys) =>
			serialize(row, async () => {
				const { processed } = await checkProcessedAndRecord(keys, SCOPE, MODE);
				return processed.map(String);
			}),
		remove: (keys) => serialize(row, () => removeProcessed(keys, SCOPE, MODE)),
	};
}
