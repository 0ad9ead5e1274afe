/** Few, because n8n looks through its whole list for each of them. */
const MAX_KEYS = 6;

/** The keys that this process removed last, because another one may have brought them back. */
export class RecentKeys {
	private removed: string[] = [];

	add(keys: readonly string[]): void {
		this.removed = [...this.removed, ...keys].slice(-MAX_KEYS);
	}

	get all(): readonly string[] {
		return this.removed;
	}
}
