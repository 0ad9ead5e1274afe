/** A rate-limited request. */
export interface RateLimitedRequest {
	/** The ticket that `start` returned for the request. */
	ticket: number;
	/** The lead in the request. */
	lead: number;
	/** The wait that the service asks for, in ms, if any. */
	namedMs: number | undefined;
}

/** Decides when a client sends its requests. Times are in ms. */
export interface Design {
	/** The time until the next request may be sent. Infinity if only a response can change that. */
	wait: (now: number) => number;
	/** Called when a request is sent. Returns its ticket. */
	start: (now: number) => number;
	/** @param isFull whether other requests wait to be sent */
	accept: (ticket: number, now: number, isFull: boolean) => void;
	/** Returns the time until this lead is retried, undefined if it fails. */
	refuse: (request: RateLimitedRequest, now: number) => number | undefined;
	/** Called when no request waits anymore. */
	lapse?: () => void;
}

/**
 * @param random returns a random number from 0 (inclusive) to 1 (exclusive)
 * @param leads the total number of leads
 */
export type MakeDesign = (random: () => number, leads: number) => Design;
