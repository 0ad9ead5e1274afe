import type { Keys } from './keys';

export type List = Pick<Keys, 'enter' | 'remove'>;

interface Call<T> {
	/** The list as the execution that calls reaches it; it is the same for all. */
	list: List;
	keys: string[];
	resolve: (result: T) => void;
	reject: (error: unknown) => void;
}

interface EnterCall extends Call<string[]> {
	keep: number | undefined;
}

/**
 * Merges the calls that executions of one process make at the same time. Each call reads and writes
 * the whole list, so during a burst of webhooks, single calls would fall behind further and further.
 */
export class MergedCalls {
	private entering: EnterCall[] = [];

	private removing: Array<Call<void>> = [];

	private isRunning = false;

	/** Like `Keys.enter`. A call finds the keys of the calls before it. */
	enter(list: List, keys: string[], keep?: number): Promise<string[]> {
		return new Promise((resolve, reject) => {
			this.entering.push({ list, keys, keep, resolve, reject });
			void this.run();
		});
	}

	/** Like `Keys.remove`. */
	remove(list: List, keys: string[]): Promise<void> {
		return new Promise((resolve, reject) => {
			this.removing.push({ list, keys, resolve, reject });
			void this.run();
		});
	}

	private async run(): Promise<void> {
		if (this.isRunning) return;
		this.isRunning = true;
		// Until then, other executions add their calls of this moment.
		await Promise.resolve();
		while (this.entering.length + this.removing.length > 0) {
			await settle(this.removing.splice(0), removeAll);
			await settle(this.entering.splice(0), enterAll);
		}
		this.isRunning = false;
	}
}

/** Rejects all calls if one of n8n's fails, because n8n changed nothing then. */
async function settle<C extends Pick<Call<never>, 'reject'>>(
	calls: readonly C[],
	make: (calls: readonly C[]) => Promise<void>,
): Promise<void> {
	if (calls.length === 0) return;
	try {
		await make(calls);
	} catch (error) {
		for (const { reject } of calls) reject(error);
	}
}

async function removeAll(calls: ReadonlyArray<Call<void>>): Promise<void> {
	await calls[0]?.list.remove(calls.flatMap(({ keys }) => keys));
	for (const { resolve } of calls) resolve();
}

async function enterAll(calls: readonly EnterCall[]): Promise<void> {
	const keys = [...new Set(calls.flatMap((call) => call.keys))];
	const before = new Set(await calls[0]?.list.enter(keys, limitOf(calls, keys.length)));
	for (const call of calls) {
		call.resolve(call.keys.filter((key) => before.has(key)));
		for (const key of call.keys) before.add(key);
	}
}

/** The room that each call asks for does not include the keys of the others. */
function limitOf(calls: readonly EnterCall[], added: number): number | undefined {
	const limits = calls.flatMap(({ keep }) => keep ?? []);
	if (limits.length === 0) return undefined;
	return Math.max(...limits) + (calls.length > 1 ? added : 0);
}
