import type { Failure } from '../core/result';

/** The result of one input item. Items that were not processed have none. */
export type Outcome =
	| { ok: true; output: Record<string, unknown> }
	| {
			ok: false;
			failure: Failure;
			attempts: number;
			/** What the output shows of the item. Undefined if it was not planned. */
			summary?: Record<string, unknown>;
	  };

/** The results of all items of a run. */
export interface Collected {
	/** One entry per item. Undefined if it was not processed. */
	outcomes: Array<Outcome | undefined>;
	/** Number of tracked events that n8n could not store for Skip Already Tracked. */
	unrecorded: number;
}
