import { sleep } from 'n8n-workflow';

/** How often to check the deadlines, in ms. */
const CHECK_MS = 100;

/**
 * Aborts requests at their deadline, or when the execution is stopped. One loop checks all requests
 * in flight, because a timer per request would stay in memory for the full timeout.
 */
export class Deadlines {
	private readonly running = new Map<AbortController, number>();

	private isTicking = false;

	private readonly onStop = () => {
		for (const controller of this.running.keys()) controller.abort();
	};

	constructor(private readonly stopped: AbortSignal | undefined) {
		stopped?.addEventListener('abort', this.onStop, { once: true });
	}

	/** Runs a task with a signal that aborts after `ms`, or when the execution is stopped. */
	async run<T>(ms: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const controller = new AbortController();
		if (this.stopped?.aborted) controller.abort();
		this.running.set(controller, performance.now() + ms);
		if (!this.isTicking) void this.tick();
		try {
			return await task(controller.signal);
		} finally {
			this.running.delete(controller);
		}
	}

	/** Call it when nothing more is sent. */
	close(): void {
		this.stopped?.removeEventListener('abort', this.onStop);
	}

	private async tick(): Promise<void> {
		this.isTicking = true;
		while (this.running.size > 0) {
			await sleep(CHECK_MS);
			const now = performance.now();
			for (const [controller, end] of this.running) if (now >= end) controller.abort();
		}
		this.isTicking = false;
	}
}
