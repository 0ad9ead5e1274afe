import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toErrorJson } from './nodeErrors';
import type { Outcome } from './outcome';

/** The input's fields without `error`: n8n takes an item that has one for a failed one. */
function inputFields(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
): IDataObject {
	const options = context.getNodeParameter('options', index, {}) as IDataObject;
	if (options.includeInputFields !== true) return {};
	return Object.fromEntries(Object.entries(item.json).filter(([name]) => name !== 'error'));
}

/**
 * The output item of an outcome. On the error output n8n itself adds the input's fields, and knows
 * a failed item by its having no other keys than `error`.
 */
export function outputItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
	outcome: Outcome,
): INodeExecutionData {
	const own = outcome.ok
		? (outcome.output as IDataObject)
		: toErrorJson(outcome.failure, outcome.attempts);
	const errorOutput = !outcome.ok && context.getNode().onError === 'continueErrorOutput';
	const kept = errorOutput ? {} : inputFields(context, item, index);
	return { json: { ...kept, ...own }, pairedItem: { item: index } };
}
