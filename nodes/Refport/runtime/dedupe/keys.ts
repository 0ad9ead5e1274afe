/** A set of keys that can be asked only by adding to it, as n8n's deduplication store is. */
export interface Keys {
	/** Adds keys, all or none, and gives those that were there before. Throws when it cannot. */
	enter: (keys: string[]) => Promise<string[]>;
	/** Takes keys away, all or none. Throws when it cannot. */
	remove: (keys: string[]) => Promise<void>;
	/** Runs calls that belong together while no other execution of this process makes any. */
	inOneTurn: <T>(task: () => Promise<T>) => Promise<T>;
	/** Keeps an event from other executions of this process while it is sent; returns how to end that. */
	hold: (mark: string) => () => void;
	/** Whether an execution of this process is sending an event. */
	isHeld: (mark: string) => boolean;
}

/** Refport recorded the event, or somebody began to send it. */
export const knownKey = (mark: string) => `known ${mark}`;

/** It is not known yet whether Refport recorded the event. */
export const pendingKey = (mark: string) => `pending ${mark}`;

/** Somebody sends the event in this period. */
export const leaseKey = (mark: string, period: number) => `lease ${period} ${mark}`;
