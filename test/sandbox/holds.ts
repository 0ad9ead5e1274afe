import type { ServerResponse } from 'node:http';

interface Held {
	clickId: unknown;
	release: () => void;
}

/** Requests whose responses are held until they are released. */
export class Holds {
	private readonly held = new Set<Held>();

	private waiting: { count: number; resolve: () => void }[] = [];

	/** The number of held requests. */
	get count(): number {
		return this.held.size;
	}

	/** Resolves when the request is released or its client disconnects. */
	hold(clickId: unknown, response: ServerResponse): Promise<void> {
		return new Promise((resolve) => {
			const one: Held = {
				clickId,
				release: () => {
					this.held.delete(one);
					resolve();
				},
			};
			this.held.add(one);
			response.on('close', one.release);
			this.notify();
		});
	}

	/** Releases the requests with this click ID, or all requests without one. */
	release(clickId?: string): void {
		for (const one of [...this.held]) {
			if (clickId === undefined || one.clickId === clickId) one.release();
		}
	}

	/** Resolves once at least this number of requests is held. */
	until(count: number): Promise<void> {
		return new Promise((resolve) => {
			this.waiting.push({ count, resolve });
			this.notify();
		});
	}

	private notify(): void {
		const due = this.waiting.filter(({ count }) => count <= this.count);
		this.waiting = this.waiting.filter((one) => !due.includes(one));
		for (const { resolve } of due) resolve();
	}
}
