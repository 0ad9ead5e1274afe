/** For how long keys are removed again, in ms. n8n reads and writes its list within milliseconds. */
const RECENT_MS = 2000;

/** Few, because n8n looks through its whole list for each of them. */
const MAX_KEYS = 10;

/** The keys that this process removed last, because another one may have brought them back. */
export class RecentKeys {
	private removed: { key: string; at: number }[] = [];

	/** @param clock in ms */
	constructor(private readonly clock: () => number) {}

	add(keys: readonly string[]): void {
		const at = this.clock();
		this.removed = [...this.removed, ...keys.map((key) => ({ key, at }))].slice(-MAX_KEYS);
	}

	get all(): string[] {
		const since = this.clock() - RECENT_MS;
		this.removed = this.removed.filter(({ at }) => at >= since);
		return this.removed.map(({ key }) => key);
	}
}
