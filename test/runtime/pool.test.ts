import { runPool } from '../../nodes/Refport/runtime/pool';

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

const never = () => false;

it('starts the items in order, at most the given number at a time', async () => {
	const started: number[] = [];
	let underWay = 0;
	let most = 0;
	await runPool(
		['a', 'b', 'c', 'd', 'e'],
		2,
		async (_, index) => {
			started.push(index);
			underWay += 1;
			most = Math.max(most, underWay);
			await tick();
			underWay -= 1;
		},
		never,
	);
	expect(started).toEqual([0, 1, 2, 3, 4]);
	expect(most).toBe(2);
});

it('starts none once it is halted, and lets those under way finish', async () => {
	const finished: string[] = [];
	let halted = false;
	await runPool(
		['a', 'b', 'c', 'd'],
		2,
		async (item) => {
			if (item === 'a') halted = true;
			await tick();
			finished.push(item);
		},
		() => halted,
	);
	expect(finished).toEqual(['a']);
});

it('gives an item that fails to the caller', async () => {
	const task = () => Promise.reject(new Error('broken'));
	await expect(runPool(['a'], 3, task, never)).rejects.toThrow('broken');
});

it('has nothing to do without items', async () => {
	await expect(runPool([], 5, tick, never)).resolves.toBeUndefined();
});
