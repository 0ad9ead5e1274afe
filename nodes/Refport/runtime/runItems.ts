import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../core/result';
import { earlierTries } from './earlierTries';
import { hintsFor } from './hints';
import { toNodeError } from './nodeErrors';
import type { Outcome } from './outcome';
import { outputItem } from './outputItem';
import { runPool } from './pool';
import { processItem } from './processItem';
import { type Wire, openWire } from './wire';

type Outcomes = Array<Outcome | undefined>;

/** Takes the items to their outcomes. With On Error set to Stop, a failure keeps further ones from starting. */
async function collectOutcomes(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	wire: Result<Wire>,
): Promise<Outcomes> {
	if (!wire.ok) return items.map(() => ({ ok: false, failure: wire.failure, attempts: 0 }));
	const { settings, stopped } = wire.value;
	const outcomes: Outcomes = items.map(() => undefined);
	const tries = earlierTries(context);
	const stopsOnFailure = !context.continueOnFail();
	let failedOnce = false;
	const take = async (item: INodeExecutionData, index: number) => {
		const outcome = tries.recall(item) ?? (await processItem(context, index, wire.value));
		if (!outcome) return;
		outcomes[index] = outcome;
		tries.remember(item, outcome);
		if (!outcome.ok) failedOnce = true;
	};
	const halted = () => (failedOnce && stopsOnFailure) || stopped?.aborted === true;
	await runPool(items, settings.concurrency, take, halted);
	return outcomes;
}

/** Throws the error of the lowest failing item. */
function stopAtFailure(context: IExecuteFunctions, outcomes: Outcomes): void {
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome?.ok !== false) continue;
		throw toNodeError(context.getNode(), outcome.failure, index, outcomes);
	}
}

/**
 * Runs the chosen operation for each input item.
 *
 * @returns one item for each input item, in input order and paired with it. Items that were not
 * reached because the execution was stopped have none.
 * @throws NodeApiError or NodeOperationError when an item fails and On Error is Stop.
 */
export async function runItems(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const { onError, retryOnFail } = context.getNode();
	const wire = await openWire(context);
	const outcomes = await collectOutcomes(context, items, wire);
	if (!context.continueOnFail()) stopAtFailure(context, outcomes);
	context.addExecutionHints(...hintsFor(outcomes, retryOnFail));
	const include = wire.ok && wire.value.settings.includeInputFields;
	return items.flatMap((item, index) => {
		const outcome = outcomes[index];
		if (!outcome) return [];
		const keepInput = include && (outcome.ok || onError !== 'continueErrorOutput');
		return [outputItem(item, index, outcome, keepInput)];
	});
}
