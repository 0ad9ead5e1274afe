import { success } from '../../nodes/Refport/core/result';
import type { Plan } from '../../nodes/Refport/operations/operation';
import { planAhead } from '../../nodes/Refport/runtime/plan/planAhead';
import { turns } from '../engine/turns';

const planOf = (index: number): Plan => ({ step: 'done', output: { index } });

function planning(indexes: number[], ahead: number) {
	const planned: number[] = [];
	const planFor = planAhead(
		(index) => {
			planned.push(index);
			return Promise.resolve(success(planOf(index)));
		},
		indexes,
		ahead,
	);
	return { planned, planFor };
}

it('prepares the request of each item exactly once', async () => {
	const indexes = [0, 1, 2, 4, 5, 9];
	const { planned, planFor } = planning(indexes, 2);
	for (const index of indexes) {
		expect(await planFor(index)).toEqual(success(planOf(index)));
		await turns(2);
	}
	expect(planned).toEqual(indexes);
});

it('prepares the given number of requests in advance', async () => {
	const { planned, planFor } = planning([0, 1, 2, 3, 4, 5], 2);
	await planFor(0);
	expect(planned).toEqual([0]);
	await turns(20);
	expect(planned).toEqual([0, 1, 2]);
	await planFor(1);
	await turns(20);
	expect(planned).toEqual([0, 1, 2, 3]);
});

it('does not block n8n while it prepares requests', async () => {
	const { planned, planFor } = planning([0, 1, 2, 3, 4, 5], 5);
	await planFor(0);
	const seen: number[] = [];
	while (planned.length < 6) {
		seen.push(planned.length);
		await turns(1);
	}
	expect(new Set(seen).size).toBeGreaterThan(2);
});

it('prepares a request on demand if it was not prepared in advance', async () => {
	const { planned, planFor } = planning([0, 1], 1);
	expect(await planFor(7)).toEqual(success(planOf(7)));
	expect(planned).toContain(7);
});
