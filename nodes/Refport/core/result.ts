/** Why an item failed. All error texts and error fields of the output come from this. */
export interface Failure {
	/**
	 * `input`: invalid, no request was sent. `api`: Refport responded. `network`: no response
	 * arrived.
	 */
	kind: 'input' | 'api' | 'network';
	/** Refport's own code or one of this node, see failureText.ts. */
	code: string;
	message: string;
	httpStatus?: number;
	/** The parameter name of the first field to correct. */
	field?: string;
	/** A sentence about this item, shown before the advice. */
	note?: string;
	/** How long Refport asked to wait, in ms. */
	retryAfterMs?: number;
	/** Whether the same request may succeed later. */
	retryable: boolean;
	/** Whether Refport may have recorded the event despite the failure. */
	mayBeRecorded: boolean;
	/** Whether sending it again does no harm, even if it is recorded. */
	isRepeatSafe?: boolean;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = <T = never>(failure: Failure): Result<T> => ({ ok: false, failure });

/** A failure that was found before any request. */
export const inputFailure = (code: string, message: string, field?: string): Failure => ({
	kind: 'input',
	code,
	message,
	field,
	retryable: false,
	mayBeRecorded: false,
});
