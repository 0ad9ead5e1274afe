/**
 * Runs a task for each item, started in order, as many at a time as `width` says when so many are
 * finished. Once `halted` says so, no further one starts; those under way finish.
 */
export async function runPool<T>(
	items: readonly T[],
	width: (finished: number) => number,
	task: (item: T, index: number) => Promise<void>,
	halted: () => boolean,
): Promise<void> {
	const waiting = items.entries();
	let workers = width(0);
	let finished = 0;
	const worker = async (): Promise<void> => {
		while (!halted()) {
			const { value, done } = waiting.next();
			if (done) return;
			const [index, item] = value;
			await task(item, index);
			finished += 1;
			const wanted = width(finished);
			if (workers > wanted) {
				workers -= 1;
				return;
			}
			if (workers < wanted) {
				workers += 1;
				await Promise.all([worker(), worker()]);
				return;
			}
		}
	};
	await Promise.all(Array.from({ length: workers }, worker));
}
