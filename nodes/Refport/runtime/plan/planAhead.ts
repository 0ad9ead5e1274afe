import { sleep } from 'n8n-workflow';
import type { Result } from '../../core/result';
import type { Plan } from '../../operations/operation';
import type { PlanItem } from './planItem';

/**
 * Plans items before their turn comes, one in each round of the event loop. Otherwise answers that
 * come in together would wait for the planning of what follows, and the service would wait, too.
 *
 * @param indexes the items, in the order in which they will be asked for
 * @param ahead how many plans are kept ready
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
