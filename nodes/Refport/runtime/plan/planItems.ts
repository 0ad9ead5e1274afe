import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { type Result, success } from '../../core/result';
import type { Plan, SendPlan } from '../../operations/operation';
import { n8nKeys } from '../dedupe/n8nStore';
import { TrackedEvents } from '../dedupe/trackedEvents';
import { planAhead } from './planAhead';
import { type PlanItem, planner } from './planItem';
import { TrackedStore } from '../dedupe/trackedStore';
import type { Session } from '../session';

/** How the items of an execution get their plans, and which events were tracked before. */
export interface Batch {
	planOf: PlanItem;
	/** None unless the option Skip Already Tracked is on. */
	trackedEvents: TrackedEvents | undefined;
}

/** So many items are planned before others in n8n have their turn; each takes about a millisecond. */
const AT_A_STRETCH = 20;

/** How many plans are kept ready at the most. */
const PLANNED_AHEAD = 30;

async function planAll(planItem: PlanItem, indexes: readonly number[]) {
	const plans = new Map<number, Result<Plan>>();
	for (const index of indexes) {
		if (plans.size % AT_A_STRETCH === 0) await sleep(0);
		plans.set(index, await planItem(index));
	}
	return plans;
}

const toSend = (planned: Result<Plan>): SendPlan[] =>
	planned.ok && planned.value.step === 'send' ? [planned.value] : [];

/**
 * Items are planned shortly before their turn. With Skip Already Tracked all of them are planned
 * before the first is sent, so that one look-up serves them all; in a dry run there is nothing else
 * to do.
 */
export async function openBatch(
	context: IExecuteFunctions,
	{ settings, connection }: Session,
	indexes: readonly number[],
): Promise<Result<Batch>> {
	const planItem = planner(context);
	if (connection && !settings.skipAlreadyTracked) {
		const planOf = planAhead(planItem, indexes, Math.min(settings.concurrency, PLANNED_AHEAD));
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
