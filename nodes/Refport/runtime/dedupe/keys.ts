/** A list of keys like n8n's deduplication store: adding keys is the only way to read it. */
export interface Keys {
	/**
	 * Adds missing keys at the end of the list, all or none, and returns the keys that already
	 * existed. Then drops the oldest keys above the number `keep`. Throws if the store fails.
	 */
	enter: (keys: string[], keep?: number) => Promise<string[]>;
	/** Removes keys, all or none. Throws if the store fails. */
	remove: (keys: string[]) => Promise<void>;
	/** Runs a task while no other execution uses the list. */
	runExclusive: <T>(task: () => Promise<T>) => Promise<T>;
	/** Resolves when this process does not keep others from the list. */
	released: () => Promise<void>;
	/**
	 * Reserves an event within this process while it is sent. Returns a function that releases it.
	 */
	hold: (mark: string) => () => void;
	/** Whether an execution of this process is sending the event. */
	isHeld: (mark: string) => boolean;
	/** Adds to the number of events that this process has claimed. Returns the new number. */
	countClaimed: (change: number) => number;
}

/**
 * The event is tracked, or an execution has claimed it. There are two keys for this, because n8n
 * never moves an existing key. An event that is seen again gets the other key, at the end of the
 * list.
 */
export const knownKeys = (mark: string): [first: string, second: string] => [
	`known ${mark}`,
	`known again ${mark}`,
];

/** An execution has claimed the event, and its outcome is not known yet. */
export const pendingKey = (mark: string) => `pending ${mark}`;

/** An execution claimed the event in this period. */
export const leaseKey = (mark: string, period: number) => `lease ${period} ${mark}`;

/** A claimed event has two keys for known, one for pending and one for its lease. */
const KEYS_PER_CLAIM = 4;

/**
 * Returns the number of keys that n8n keeps: one per event to remember, and all keys of claimed
 * events. Otherwise a large run would displace remembered events before its own are tracked, or
 * displace its own keys. So tracked events displace older ones at the next claim, and failed events
 * displace none.
 */
export const keysToKeep = (eventsToRemember: number, claimed: number): number =>
	eventsToRemember + KEYS_PER_CLAIM * claimed;
