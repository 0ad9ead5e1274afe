/** A lead that was rate limited. */
export interface Refusal {
	/** What `start` returned for the request. */
	ticket: number;
	/** Which lead it carried. */
	lead: number;
	/** How long the service asks to wait, in ms, if it does. */
	namedMs: number | undefined;
}

/** How a client decides when its requests go out. Times are in ms. */
export interface Design {
	/** How long until the next request may go out; Infinity if only a response can change that. */
	wait: (now: number) => number;
	/** A request goes out; returns its ticket. */
	start: (now: number) => number;
	/** @param isFull whether other requests wait for their turn */
	accept: (ticket: number, now: number, isFull: boolean) => void;
	/** Returns how long this lead waits before it joins the others again; undefined if it fails. */
	refuse: (refusal: Refusal, now: number) => number | undefined;
	/** No request waits any longer. */
	lapse?: () => void;
}

/**
 * @param random chance, from 0 up to 1
 * @param leads how many there are in all
 */
export type MakeDesign = (random: () => number, leads: number) => Design;
