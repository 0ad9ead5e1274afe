/** One call of the Refport API, ready to be sent. */
export interface ApiRequest {
	method: 'POST';
	/** Path below the base URL, beginning with a slash. */
	path: string;
	/** What JSON can hold; fields that are undefined are left out of the JSON text. */
	body: Record<string, unknown>;
	/**
	 * Whether to send it again after an unknown outcome: `safe` has no effect beyond the first time;
	 * for the others it is the user's choice, and this is the default.
	 */
	repeat: 'safe' | 'unlessTold' | 'whenAsked';
}
