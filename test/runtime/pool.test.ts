import { runPool } from '../../nodes/Refport/runtime/pool';

const tick = () => new Promise((resolve) => setImmediate(resolve));

const never = () => false;

/** A task that tells how many were under way when each of them started. */
function watched() {
	let underWay = 0;
	const widths: number[] = [];
	const task = async () => {
		underWay += 1;
		widths.push(underWay);
		await tick();
		underWay -= 1;
	};
	return { widths, task };
}

it('starts the items in order, at most so many at a time', async () => {
	const started: number[] = [];
	let underWay = 0;
	let most = 0;
	await runPool(
		['a', 'b', 'c', 'd', 'e'],
		() => 2,
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

it('widens as items are finished', async () => {
	const { widths, task } = watched();
	const items = Array.from({ length: 12 }, (_, index) => index);
	await runPool(items, (finished) => Math.min(3, 1 + Math.floor(finished / 2)), task, never);
	expect(widths.slice(0, 2)).toEqual([1, 1]);
	expect(Math.max(...widths)).toBe(3);
	expect(widths).toHaveLength(12);
});

it('narrows when it is told to', async () => {
	const { widths, task } = watched();
	await runPool(
		Array.from({ length: 20 }, (_, index) => index),
		(finished) => (finished < 4 ? 4 : 1),
		task,
		never,
	);
	expect(Math.max(...widths.slice(0, 8))).toBe(4);
	expect(widths.slice(-8)).toEqual(Array(8).fill(1));
	expect(widths).toHaveLength(20);
});

it('starts none once it is halted, and lets those under way finish', async () => {
	const finished: string[] = [];
	let halted = false;
	await runPool(
		['a', 'b', 'c', 'd'],
		() => 2,
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
	await expect(runPool(['a'], () => 3, task, never)).rejects.toThrow('broken');
});

it('has nothing to do without items', async () => {
	await expect(runPool([], () => 5, tick as () => Promise<void>, never)).resolves.toBeUndefined();
});
