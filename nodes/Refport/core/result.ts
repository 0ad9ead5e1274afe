/** Why an item could not be reported. Everything that a person or a workflow reads about it comes from here. */
export interface Failure {
	/** `input`: refused before any request; `api`: Refport answered; `network`: no usable reply came. */
	kind: 'input' | 'api' | 'network';
	/** Refport's own code, verbatim, or one of this node's codes, see failureText.ts. */
	code: string;
	message: string;
	httpStatus?: number;
	/** The API name of the first field to correct. */
	field?: string;
	/** What happened to this item in particular; it comes before the advice. */
	note?: string;
	/** How long the service asked to wait, in ms. */
	retryAfterMs?: number;
	/** Whether the same request may succeed later. */
	retryable: boolean;
	/** Whether Refport may have recorded the event although no success was reported. */
	mayBeRecorded: boolean;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = <T = never>(failure: Failure): Result<T> => ({ ok: false, failure });

/** A failure found before anything was sent. */
export const inputFailure = (code: string, message: string, field?: string): Failure => ({
	kind: 'input',
	code,
	message,
	field,
	retryable: false,
	mayBeRecorded: false,
});
