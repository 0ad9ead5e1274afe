import { runPool } from '../../nodes/Refport/runtime/pool';

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

const never = () => false;

it('processes the items in order, up to Concurrency at a time', async () => {
	const started: number[] = [];
	let inFlight = 0;
	let maxInFlight = 0;
	await runPool(
		['a', 'b', 'c', 'd', 'e'],
		2,
		async (_, index) => {
			started.push(index);
			inFlight += 1;
			maxInFlight = Math.max(maxInFlight, inFlight);
			await tick();
			inFlight -= 1;
		},
		never,
	);
	expect(started).toEqual([0, 1, 2, 3, 4]);
	expect(maxInFlight).toBe(2);
});

it('starts no item after it is stopped, and finishes those in flight', async () => {
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

it('fails if an item throws an error', async () => {
	const task = () => Promise.reject(new Error('broken'));
	await expect(runPool(['a'], 3, task, never)).rejects.toThrow('broken');
});

it('finishes at once without items', async () => {
	await expect(runPool([], 5, tick, never)).resolves.toBeUndefined();
});
