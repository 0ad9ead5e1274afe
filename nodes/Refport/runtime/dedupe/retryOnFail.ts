import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../outcome';

/**
 * By input item, then by execution, node and run. In all tries of Retry On Fail, the input items
 * are the same objects.
 */
const remembered = new WeakMap<INodeExecutionData, Map<string, Outcome>>();

/** Whether retrying the item would be useless or could cause a duplicate. */
const isFinal = (outcome: Outcome) =>
	outcome.ok || !outcome.failure.retryable || outcome.failure.mayBeRecorded;

export interface EarlierTries {
	recall: (item: INodeExecutionData) => Outcome | undefined;
	remember: (item: INodeExecutionData, outcome: Outcome) => void;
}

/**
 * Remembers final outcomes within an execution. n8n's Retry On Fail runs the whole node again with
 * all items, and only items without a final outcome may be sent again. Without Retry On Fail, it
 * remembers nothing.
 */
export function earlierTries(context: IExecuteFunctions): EarlierTries {
	const { id, retryOnFail } = context.getNode();
	if (!retryOnFail) return { recall: () => undefined, remember: () => undefined };
	const run = String(context.getWorkflowDataProxy(0).$runIndex);
	const key = `${context.getExecutionId()}:${id}:${run}`;
	return {
		recall: (item) => remembered.get(item)?.get(key),
		remember: (item, outcome) => {
			if (!isFinal(outcome)) return;
			const ofItem = remembered.get(item) ?? new Map<string, Outcome>();
			remembered.set(item, ofItem.set(key, outcome));
		},
	};
}
