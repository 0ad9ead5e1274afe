import type { Failure } from '../core/result';

/** What became of one input item. An item without one was not sent. */
export type Outcome =
	| { ok: true; output: Record<string, unknown> }
	| {
			ok: false;
			failure: Failure;
			attempts: number;
			/** What is known of the item; undefined if it was not planned. */
			summary?: Record<string, unknown>;
	  };

/** What became of the items of a run. */
export interface Collected {
	/** One for each item; undefined for those that were not reached. */
	outcomes: Array<Outcome | undefined>;
	/** How many events were tracked but could not be remembered. */
	unrecorded: number;
}
