import { sleep } from 'n8n-workflow';

/**
 * Runs a task for each item, started in order, at most `concurrency` at a time. They start one in each
 * round of the event loop, so that others in n8n have their turn and the first ones are on their way
 * while the next ones are planned. Once `halted` says so, no further one starts; those in flight finish.
 */
export async function runPool<T>(
	items: readonly T[],
	concurrency: number,
	task: (item: T, index: number) => Promise<void>,
	halted: () => boolean,
): Promise<void> {
	const waiting = items.entries();
	const work = async (): Promise<void> => {
		while (!halted()) {
			const { value, done } = waiting.next();
			if (done) return;
			await task(value[1], value[0]);
		}
	};
	const startWorkers = async (left: number): Promise<void> => {
		if (left === 0 || halted()) return;
		const startOthers = async () => {
			await sleep(0);
			await startWorkers(left - 1);
		};
		await Promise.all(left === 1 ? [work()] : [work(), startOthers()]);
	};
	await startWorkers(Math.min(concurrency, items.length));
}
