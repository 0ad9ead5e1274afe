import { sleep } from 'n8n-workflow';
import type { Result } from '../../core/result';
import type { Plan } from '../../operations/operation';
import type { PlanItem } from './planItem';

/**
 * Plans items in advance, one per round of the event loop. Otherwise several responses that arrive
 * together would have to wait while the next items are planned, and fewer requests would be in
 * flight.
 *
 * @param indexes item indexes in the order in which they will be requested
 * @param ahead number of plans to keep ready
 */
export function planAhead(planItem: PlanItem, indexes: readonly number[], ahead: number): PlanItem {
	const plans = new Map<number, Promise<Result<Plan>>>();
	let next = 0;
	let isPlanning = false;
	const plan = () => {
		const index = indexes[next];
		next += 1;
		if (index !== undefined) plans.set(index, planItem(index));
	};
	const fill = async () => {
		if (isPlanning) return;
		isPlanning = true;
		while (plans.size < ahead && next < indexes.length) {
			await sleep(0);
			plan();
		}
		isPlanning = false;
	};
	return (index) => {
		while (!plans.has(index) && next < indexes.length) plan();
		const planned = plans.get(index) ?? planItem(index);
		plans.delete(index);
		void fill();
		return planned;
	};
}
