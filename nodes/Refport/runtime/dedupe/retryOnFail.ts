import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../outcome';

/** By input item, then by execution, node and run. An execution's items stay the same objects over n8n's tries. */
const remembered = new WeakMap<INodeExecutionData, Map<string, Outcome>>();

/** Whether sending the item again could do no good, or harm. */
const isFinal = (outcome: Outcome) =>
	outcome.ok || !outcome.failure.retryable || outcome.failure.mayBeRecorded;

export interface EarlierTries {
	recall: (item: INodeExecutionData) => Outcome | undefined;
	remember: (item: INodeExecutionData, outcome: Outcome) => void;
}

/**
 * n8n's Retry On Fail runs the whole node again, with all of its items. This remembers, within the
 * execution, what was recorded or refused, so that only the rest is sent again. Without Retry On Fail it
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
