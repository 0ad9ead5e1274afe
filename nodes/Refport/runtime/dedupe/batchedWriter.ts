/**
 * Hands on what it collects in lots, one after the other. The caller that completes a lot waits until it
 * was handed on, so that no more than two lots are ever on their way.
 */
export class BatchedWriter<T> {
	private collected: T[] = [];

	private last: Promise<void> = Promise.resolve();

	constructor(
		private readonly size: number,
		private readonly handOn: (lot: readonly T[]) => Promise<void>,
	) {}

	async add(entries: readonly T[]): Promise<void> {
		this.collected = [...this.collected, ...entries];
		if (this.collected.length >= this.size) await this.flush();
	}

	/** Hands on what is left. */
	async flush(): Promise<void> {
		this.last = this.last.then(async () => {
			const lot = this.collected;
			this.collected = [];
			if (lot.length > 0) await this.handOn(lot);
		});
		await this.last;
	}
}
