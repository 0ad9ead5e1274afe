import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { errorFields } from './nodeErrors';
import type { Outcome } from '../outcome';

/** Settings for all output items of a run. */
export interface OutputForm {
	/** The keys of each item in order. */
	columns: readonly string[];
	/** Whether to copy the fields of the input item. */
	includeInput: boolean;
	/** Whether n8n moves failed items to the error output. */
	hasErrorOutput: boolean;
	/** Whether n8n reruns the node after a failure. */
	retryOnFail: boolean;
}

type Failed = Extract<Outcome, { ok: false }>;

const failedFields = ({ failure, attempts, summary }: Failed): Record<string, unknown> => ({
	...summary,
	outcome: 'failed',
	reason: failure.code,
	attempts,
	error: errorFields(failure, attempts),
});

/** n8n treats an item as failed if this is its only key. It adds the input fields itself. */
const forErrorOutput = ({ failure, attempts, summary }: Failed): IDataObject => ({
	error: { ...errorFields(failure, attempts), ...summary },
});

/**
 * With Retry On Fail, n8n 1.x reruns the node if the first item has a key `error`, even if it is
 * null. So successful items do not have that key then.
 */
function ownFields(outcome: Outcome, { columns, retryOnFail }: OutputForm): IDataObject {
	const fields = outcome.ok ? { ...outcome.output, error: null } : failedFields(outcome);
	const names = outcome.ok && retryOnFail ? columns.filter((name) => name !== 'error') : columns;
	const known = new Map(Object.entries({ attempts: 0, ...fields }));
	return Object.fromEntries(names.map((name) => [name, known.get(name) ?? null])) as IDataObject;
}

/** Input fields that are no output columns. `error` is a column, so it is never copied. */
const inputFields = ({ json }: INodeExecutionData, columns: readonly string[]): IDataObject =>
	Object.fromEntries(Object.entries(json).filter(([name]) => !columns.includes(name)));

/** Returns the output item for an outcome. */
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
