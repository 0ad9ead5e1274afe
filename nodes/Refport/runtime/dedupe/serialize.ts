const lasts = new Map<string, Promise<unknown>>();

/** Runs tasks of the same key one after the other, over all executions of this process. */
export async function serialize<T>(key: string, task: () => Promise<T>): Promise<T> {
	const turn = (lasts.get(key) ?? Promise.resolve()).then(task);
	const ended = turn.then(
		() => undefined,
		() => undefined,
	);
	lasts.set(key, ended);
	try {
		return await turn;
	} finally {
		if (lasts.get(key) === ended) lasts.delete(key);
	}
}
