import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, success } from '../core/result';
import type { Plan, SendPlan } from '../operations/operation';
import { deduplicationKeys } from './deduplicationKeys';
import { Memory } from './memory';
import { planAhead } from './planAhead';
import { type PlanItem, planner } from './planItem';
import { storeOf } from './trackedStore';
import type { Wire } from './wire';

/** How the items of an execution get their plans, and what is remembered of them. */
export interface Batch {
	planOf: PlanItem;
	/** None unless the option Skip Already Tracked is on. */
	memory: Memory | undefined;
}

const toSend = (planned: Result<Plan>): SendPlan[] =>
	planned.ok && planned.value.step === 'send' ? [planned.value] : [];

/**
 * Items are planned when their turn comes; with Skip Already Tracked all of them before the first
 * is sent, so that one look-up serves them all.
 */
export async function openBatch(
	context: IExecuteFunctions,
	{ settings, line }: Wire,
	indexes: readonly number[],
): Promise<Result<Batch>> {
	const planOf = planner(context);
	if (!settings.skipAlreadyTracked || !line) {
		return success({
			planOf: planAhead(planOf, indexes, settings.concurrency),
			memory: undefined,
		});
	}
	const plans = new Map<number, Result<Plan>>();
	for (const index of indexes) plans.set(index, await planOf(index));
	const store = storeOf(deduplicationKeys(context));
	const sending = [...plans.values()].flatMap(toSend);
	const memory = await Memory.open(store, line.account, sending);
	if (!memory.ok) return memory;
	const ready: PlanItem = async (index) => plans.get(index) ?? (await planOf(index));
	return success({ planOf: ready, memory: memory.value });
}
