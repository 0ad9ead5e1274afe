import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Failure, Result } from '../core/result';
import { openBatch } from './plan/planItems';
import { earlierTries } from './dedupe/retryOnFail';
import type { Collected } from './outcome';
import { runPool } from './pool';
import { processItem } from './processItem';
import type { Session } from './session';

/** Processes all items. With On Error set to Stop, no further item starts after a failure. */
export async function collectOutcomes(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	session: Result<Session>,
): Promise<Collected> {
	const tries = earlierTries(context);
	const outcomes: Collected['outcomes'] = items.map((item) => tries.recall(item));
	const failRest = (failure: Failure): Collected => ({
		outcomes: outcomes.map((outcome) => outcome ?? { ok: false, failure, attempts: 0 }),
		unrecorded: 0,
	});
	if (!session.ok) return failRest(session.failure);
	const open = [...items.keys()].filter((index) => !outcomes[index]);
	const batch = await openBatch(context, session.value, open);
	if (!batch.ok) return failRest(batch.failure);
	const { planOf, trackedEvents } = batch.value;
	const { settings, stopped, connection } = session.value;
	const stopsOnFailure = !context.continueOnFail();
	let failedOnce = false;
	const run = async (item: INodeExecutionData, index: number) => {
		const outcome =
			outcomes[index] ?? (await processItem(await planOf(index), session.value, trackedEvents));
		if (!outcome) return;
		outcomes[index] = outcome;
		tries.remember(item, outcome);
		if (outcome.ok) return;
		failedOnce = true;
		if (stopsOnFailure) connection?.participant.halt();
	};
	const halted = () => (failedOnce && stopsOnFailure) || stopped?.aborted === true;
	await runPool(items, settings.concurrency, run, halted);
	return { outcomes, unrecorded: (await trackedEvents?.close()) ?? 0 };
}
