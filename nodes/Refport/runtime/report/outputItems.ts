import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { findOperation } from '../../operations';
import type { Outcome } from '../outcome';
import { columnsOf } from './columns';
import { outputItem } from './outputItem';

/** Returns one item per outcome, paired with its input item. Unprocessed items have none. */
export function outputItems(
	context: IExecuteFunctions,
	outcomes: ReadonlyArray<Outcome | undefined>,
	includeInput: boolean,
): INodeExecutionData[] {
	const { onError, retryOnFail = false, parameters } = context.getNode();
	const operation = findOperation(parameters.resource, parameters.operation);
	const form = {
		columns: columnsOf(outcomes, operation?.columns(parameters) ?? { first: [], last: [] }),
		includeInput,
		hasErrorOutput: onError === 'continueErrorOutput',
		retryOnFail,
	};
	return context.getInputData().flatMap((item, index) => {
		const outcome = outcomes[index];
		return outcome ? [outputItem(item, index, outcome, form)] : [];
	});
}
