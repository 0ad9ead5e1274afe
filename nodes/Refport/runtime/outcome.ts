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
