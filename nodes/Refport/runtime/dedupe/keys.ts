/** A list of keys that can be read only by adding to it, like n8n's deduplication store. */
export interface Keys {
	/**
	 * Adds the keys that are missing at the end, all or none, and returns the others. Then drops the
	 * oldest keys beyond `keep`, if it is given. Throws when it cannot.
	 */
	enter: (keys: string[], keep?: number) => Promise<string[]>;
	/** Removes keys, all or none. Throws when it cannot. */
	remove: (keys: string[]) => Promise<void>;
	/** Runs calls that belong together while no other execution makes any. */
	inOneTurn: <T>(task: () => Promise<T>) => Promise<T>;
	/** Keeps an event from other executions of this process while it is sent; returns how to end that. */
	hold: (mark: string) => () => void;
	/** Whether an execution of this process is sending an event. */
	isHeld: (mark: string) => boolean;
	/** Changes how many events the executions of this process have claimed, and returns the number. */
	countClaimed: (change: number) => number;
}

/**
 * Refport recorded the event, or an execution claimed it. There are two such keys, because n8n never
 * moves a key that it has: an event that is seen again gets the other key, at the end of the list.
 */
export const knownKeys = (mark: string): [first: string, second: string] => [
	`known ${mark}`,
	`known again ${mark}`,
];

/** It is not known yet whether Refport recorded the event. */
export const pendingKey = (mark: string) => `pending ${mark}`;

/** An execution claimed the event in this period. */
export const leaseKey = (mark: string, period: number) => `lease ${period} ${mark}`;

/** How many keys an event has while it is claimed: known twice, pending and leased. */
const KEYS_PER_CLAIM = 4;

/**
 * How many keys n8n keeps: one for each event to remember, and all of those that are claimed. Without
 * room for them, a large run would push out what is remembered before any of it was tracked, or even
 * its own keys. So tracked events push out older ones at the next claim, and failed ones push out none.
 */
export const keysToKeep = (eventsToRemember: number, claimed: number): number =>
	eventsToRemember + KEYS_PER_CLAIM * claimed;
