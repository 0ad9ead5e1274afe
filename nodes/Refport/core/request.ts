/** One call of the Refport API, ready to be sent. */
export interface ApiRequest {
	method: 'POST';
	/** Path below the base URL, beginning with a slash. */
	path: string;
	/** What JSON can hold; fields that are undefined are left out of the JSON text. */
	body: Record<string, unknown>;
	/**
	 * Whether sending it twice has no effect beyond sending it once. Where it has one, repeating
	 * after an unknown outcome is the user's choice.
	 */
	safeToRepeat: boolean;
}
