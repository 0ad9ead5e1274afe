/** One request to the Refport API. */
export interface ApiRequest {
	method: 'POST';
	/** Relative to the base URL, with a leading slash. */
	path: string;
	/** JSON-serializable. Undefined fields are left out. */
	body: Record<string, unknown>;
	/**
	 * Whether to retry after an unknown outcome. `safe` requests are idempotent and always retried.
	 * The user decides about the others: `optOut` retries by default, `optIn` does not.
	 */
	repeat: 'safe' | 'optOut' | 'optIn';
}
