import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Failure, Result } from '../core/result';
import { openBatch } from './batch';
import { earlierTries } from './earlierTries';
import { hintsFor } from './hints';
import { toNodeError } from './nodeErrors';
import type { Outcome } from './outcome';
import { outputItem } from './outputItem';
import { runPool } from './pool';
import { processItem } from './processItem';
import { type Wire, openWire } from './wire';

type Outcomes = Array<Outcome | undefined>;

interface Collected {
	outcomes: Outcomes;
	/** How many events were tracked but could not be remembered. */
	forgotten: number;
}

/** Takes the items to their outcomes. With On Error set to Stop, a failure keeps further ones from starting. */
async function collectOutcomes(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	wire: Result<Wire>,
): Promise<Collected> {
	const tries = earlierTries(context);
	const outcomes: Outcomes = items.map((item) => tries.recall(item));
	const failRest = (failure: Failure): Collected => ({
		outcomes: outcomes.map((outcome) => outcome ?? { ok: false, failure, attempts: 0 }),
		forgotten: 0,
	});
	if (!wire.ok) return failRest(wire.failure);
	const open = [...items.keys()].filter((index) => !outcomes[index]);
	const batch = await openBatch(context, wire.value, open);
	if (!batch.ok) return failRest(batch.failure);
	const { planOf, memory } = batch.value;
	const { settings, stopped } = wire.value;
	const stopsOnFailure = !context.continueOnFail();
	let failedOnce = false;
	const take = async (item: INodeExecutionData, index: number) => {
		const outcome = outcomes[index] ?? (await processItem(await planOf(index), wire.value, memory));
		if (!outcome) return;
		outcomes[index] = outcome;
		tries.remember(item, outcome);
		if (!outcome.ok) failedOnce = true;
	};
	const halted = () => (failedOnce && stopsOnFailure) || stopped?.aborted === true;
	await runPool(items, settings.concurrency, take, halted);
	return { outcomes, forgotten: (await memory?.close()) ?? 0 };
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
	const { outcomes, forgotten } = await collectOutcomes(context, items, wire);
	if (!context.continueOnFail()) stopAtFailure(context, outcomes);
	context.addExecutionHints(...hintsFor(outcomes, { retryOnFail, forgotten }));
	const include = wire.ok && wire.value.settings.includeInputFields;
	return items.flatMap((item, index) => {
		const outcome = outcomes[index];
		if (!outcome) return [];
		const keepInput = include && (outcome.ok || onError !== 'continueErrorOutput');
		return [outputItem(item, index, outcome, keepInput)];
	});
}
