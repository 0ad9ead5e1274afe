/**
 * Runs a task for each item, started in order, at most `concurrency` at a time. Once `halted` says
 * so, no further one starts; those under way finish.
 */
export async function runPool<T>(
	items: readonly T[],
	concurrency: number,
	task: (item: T, index: number) => Promise<void>,
	halted: () => boolean,
): Promise<void> {
	const waiting = items.entries();
	const worker = async () => {
		while (!halted()) {
			const { value, done } = waiting.next();
			if (done) return;
			const [index, item] = value;
			await task(item, index);
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}
