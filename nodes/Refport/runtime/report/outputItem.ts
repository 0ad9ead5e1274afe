import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { errorFacts } from './nodeErrors';
import type { Outcome } from '../outcome';

/** What holds for all output items of a run. */
export interface OutputForm {
	/** The keys of each item, in order. */
	columns: readonly string[];
	/** Whether items keep the fields of their input items. */
	includeInput: boolean;
	/** Whether n8n moves failed items to an output of their own. */
	hasErrorOutput: boolean;
	/** Whether n8n runs the node again after a failure. */
	retryOnFail: boolean;
}

type Failed = Extract<Outcome, { ok: false }>;

const failedFields = ({ failure, attempts, summary }: Failed): Record<string, unknown> => ({
	...summary,
	outcome: 'failed',
	reason: failure.code,
	attempts,
	error: errorFacts(failure, attempts),
});

/** n8n takes an item for a failed one by this key alone, and adds the input's fields itself. */
const forErrorOutput = ({ failure, attempts, summary }: Failed): IDataObject => ({
	error: { ...errorFacts(failure, attempts), ...summary },
});

/**
 * With Retry On Fail, n8n 1.x runs the node again if the first item has a key `error`, even if it is
 * null: items that did not fail have none then.
 */
function ownFields(outcome: Outcome, { columns, retryOnFail }: OutputForm): IDataObject {
	const fields = outcome.ok ? { ...outcome.output, error: null } : failedFields(outcome);
	const names = outcome.ok && retryOnFail ? columns.filter((name) => name !== 'error') : columns;
	const known = new Map(Object.entries({ attempts: 0, ...fields }));
	return Object.fromEntries(names.map((name) => [name, known.get(name) ?? null])) as IDataObject;
}

/** The input's fields that the node does not use itself; never `error`, which n8n judges items by. */
const inputFields = ({ json }: INodeExecutionData, columns: readonly string[]): IDataObject =>
	Object.fromEntries(Object.entries(json).filter(([name]) => !columns.includes(name)));

/** The output item of an outcome. */
export function outputItem(
	item: INodeExecutionData,
	index: number,
	outcome: Outcome,
	form: OutputForm,
): INodeExecutionData {
	const pairedItem = { item: index };
	if (!outcome.ok && form.hasErrorOutput) return { json: forErrorOutput(outcome), pairedItem };
	const kept = form.includeInput ? inputFields(item, form.columns) : {};
	return { json: { ...ownFields(outcome, form), ...kept }, pairedItem };
}
