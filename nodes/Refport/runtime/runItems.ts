import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../core/result';
import { collectOutcomes } from './collectOutcomes';
import type { Collected } from './outcome';
import { summarizeFailures } from './plan/summarize';
import { withClickIdNotes } from './report/clickIdNotes';
import { hintsFor } from './report/hints';
import { emptyMappedFields } from './report/mappedFields';
import { overlookedService } from './report/serviceEvents';
import { toNodeError } from './report/nodeErrors';
import { outputItems } from './report/outputItems';
import { type Session, openSession } from './session';

/** Throws the error of the first item that failed. */
function stopAtFailure(
	context: IExecuteFunctions,
	collected: Collected,
	skipsTracked: boolean,
): void {
	for (const [index, outcome] of collected.outcomes.entries()) {
		if (outcome?.ok !== false) continue;
		throw toNodeError(context.getNode(), outcome.failure, index, collected, skipsTracked);
	}
}

const close = (session: Result<Session>) => {
	if (session.ok) session.value.connection?.close();
};

/**
 * Runs the chosen operation for each input item.
 *
 * @returns one output item per input item, in the same order and paired. Items that were not
 * processed because the execution was stopped have none.
 * @throws NodeApiError or NodeOperationError if an item fails and On Error is Stop.
 */
export async function runItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const { retryOnFail, parameters } = context.getNode();
	const session = await openSession(context);
	const ran = await collectOutcomes(context, items, session).finally(() => close(session));
	const collected = { ...ran, outcomes: withClickIdNotes(ran.outcomes) };
	const skipsTracked = session.ok && session.value.settings.skipAlreadyTracked;
	if (!context.continueOnFail()) stopAtFailure(context, collected, skipsTracked);
	const { outcomes, unrecorded } = collected;
	const emptyFields = emptyMappedFields(parameters, outcomes);
	const isResent =
		context.getMode() === 'manual' &&
		parameters.resource === 'lead' &&
		!skipsTracked &&
		outcomes.some((one) => one?.ok && one.output.outcome === 'tracked');
	const service = overlookedService(parameters, items[0]?.json);
	const circumstances = { retryOnFail, unrecorded, emptyFields, service, isResent };
	context.addExecutionHints(...hintsFor(outcomes, circumstances));
	const include = session.ok && session.value.settings.includeInputFields;
	return outputItems(context, await summarizeFailures(context, outcomes), include);
}
