import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { type Result, success } from '../../core/result';
import type { Plan, SendPlan } from '../../operations/operation';
import { n8nKeys } from '../dedupe/n8nStore';
import { TrackedEvents } from '../dedupe/trackedEvents';
import { planAhead } from './planAhead';
import { type PlanItem, planner } from './planItem';
import { TrackedStore } from '../dedupe/trackedStore';
import type { Session } from '../session';

/** The plans of an execution's items, and the events that are already tracked. */
export interface Batch {
	planOf: PlanItem;
	/** Undefined unless Skip Already Tracked is on. */
	trackedEvents: TrackedEvents | undefined;
}

/** Yield to the event loop after this number of items. Each takes about 1 ms. */
const ITEMS_PER_ROUND = 20;

/** Maximum number of plans to keep ready. */
const MAX_PLANNED_AHEAD = 30;

async function planAll(planItem: PlanItem, indexes: readonly number[]) {
	const plans = new Map<number, Result<Plan>>();
	for (const index of indexes) {
		if (plans.size % ITEMS_PER_ROUND === 0) await sleep(0);
		plans.set(index, await planItem(index));
	}
	return plans;
}

const toSend = (planned: Result<Plan>): SendPlan[] =>
	planned.ok && planned.value.step === 'send' ? [planned.value] : [];

/**
 * Prepares the plans of all items. They are made shortly before they are needed. With Skip Already
 * Tracked, all items are planned first, so that one call to n8n's store checks them all. A dry run
 * also plans all items first, because it sends nothing.
 */
export async function openBatch(
	context: IExecuteFunctions,
	{ settings, connection }: Session,
	indexes: readonly number[],
): Promise<Result<Batch>> {
	const planItem = planner(context);
	if (connection && !settings.skipAlreadyTracked) {
		const planOf = planAhead(planItem, indexes, Math.min(settings.concurrency, MAX_PLANNED_AHEAD));
		return success({ planOf, trackedEvents: undefined });
	}
	const plans = await planAll(planItem, indexes);
	const planOf: PlanItem = async (index) => plans.get(index) ?? (await planItem(index));
	if (!connection) return success({ planOf, trackedEvents: undefined });
	const store = new TrackedStore(n8nKeys(context), Date.now, settings.eventsToRemember);
	const trackedEvents = new TrackedEvents(store, connection.account, connection.stopped);
	const opened = await trackedEvents.open([...plans.values()].flatMap(toSend));
	if (opened.ok) return success({ planOf, trackedEvents });
	await trackedEvents.close();
	return opened;
}
