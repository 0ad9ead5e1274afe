import { success } from '../../nodes/Refport/core/result';
import type { Plan } from '../../nodes/Refport/operations/operation';
import { planAhead } from '../../nodes/Refport/runtime/plan/planAhead';
import { turns } from '../engine/turns';

const planOf = (index: number): Plan => ({ step: 'done', output: { index } });

function planning(indexes: number[], ahead: number) {
	const planned: number[] = [];
	const ask = planAhead(
		(index) => {
			planned.push(index);
			return Promise.resolve(success(planOf(index)));
		},
		indexes,
		ahead,
	);
	return { planned, ask };
}

it('gives each item its own plan and plans none twice', async () => {
	const indexes = [0, 1, 2, 4, 5, 9];
	const { planned, ask } = planning(indexes, 2);
	for (const index of indexes) {
		expect(await ask(index)).toEqual(success(planOf(index)));
		await turns(2);
	}
	expect(planned).toEqual(indexes);
});

it('has the next plans ready, and no more than it was told', async () => {
	const { planned, ask } = planning([0, 1, 2, 3, 4, 5], 2);
	await ask(0);
	expect(planned).toEqual([0]);
	await turns(20);
	expect(planned).toEqual([0, 1, 2]);
	await ask(1);
	await turns(20);
	expect(planned).toEqual([0, 1, 2, 3]);
});

it('does not plan all at once: others have their turn between two plans', async () => {
	const { planned, ask } = planning([0, 1, 2, 3, 4, 5], 5);
	await ask(0);
	const seen: number[] = [];
	while (planned.length < 6) {
		seen.push(planned.length);
		await turns(1);
	}
	expect(new Set(seen).size).toBeGreaterThan(2);
});

it('plans at once what is asked for out of turn', async () => {
	const { planned, ask } = planning([0, 1], 1);
	expect(await ask(7)).toEqual(success(planOf(7)));
	expect(planned).toContain(7);
});
