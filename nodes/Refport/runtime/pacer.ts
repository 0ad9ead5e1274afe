import { pause } from './pause';

/** Lets the items of one execution wait together when the service limits them. */
export class Pacer {
	private pausedUntil = 0;

	constructor(private readonly stopped: AbortSignal | undefined) {}

	/** Resolves when a request may go out; false when the execution was stopped meanwhile. */
	async turn(): Promise<boolean> {
		for (let wait = this.pausedUntil - Date.now(); wait > 0; wait = this.pausedUntil - Date.now()) {
			if (!(await pause(wait, this.stopped))) return false;
		}
		return !this.stopped?.aborted;
	}

	/** The service turned a request away: all wait that long, in ms. */
	limited(waitMs: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, Date.now() + waitMs);
	}
}
