/**
 * Collects entries and writes them in batches, one after the other. The caller that completes a
 * batch waits until it is written, so that no more than two batches are in progress.
 */
export class BatchedWriter<T> {
	private collected: T[] = [];

	private last: Promise<void> = Promise.resolve();

	constructor(
		private readonly size: number,
		private readonly write: (batch: readonly T[]) => Promise<void>,
	) {}

	async add(entries: readonly T[]): Promise<void> {
		this.collected = [...this.collected, ...entries];
		if (this.collected.length >= this.size) await this.flush();
	}

	/** Writes the remaining entries. */
	async flush(): Promise<void> {
		this.last = this.last.then(async () => {
			const batch = this.collected;
			this.collected = [];
			if (batch.length > 0) await this.write(batch);
		});
		await this.last;
	}
}
