import { sleep } from 'n8n-workflow';

/**
 * Runs a task for each item in order, with at most `concurrency` tasks at a time. One task starts
 * per round of the event loop, so that n8n stays responsive and the first requests are in flight
 * while the next items are planned. If `halted` returns true, no further task starts, and running
 * ones finish.
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
