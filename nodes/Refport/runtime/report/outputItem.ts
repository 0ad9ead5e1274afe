import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { toErrorJson } from './nodeErrors';
import type { Outcome } from '../outcome';

/** The input's fields without `error`: n8n takes an item that has one for a failed one. */
const inputFields = ({ json }: INodeExecutionData): IDataObject =>
	Object.fromEntries(Object.entries(json).filter(([name]) => name !== 'error'));

/**
 * The output item of an outcome. On the error output n8n itself adds the input's fields, and knows
 * a failed item by its having no other keys than `error`.
 */
export function outputItem(
	item: INodeExecutionData,
	index: number,
	outcome: Outcome,
	keepInput: boolean,
): INodeExecutionData {
	const own = outcome.ok
		? (outcome.output as IDataObject)
		: toErrorJson(outcome.failure, outcome.attempts);
	const kept = keepInput ? inputFields(item) : {};
	return { json: { ...kept, ...own }, pairedItem: { item: index } };
}
