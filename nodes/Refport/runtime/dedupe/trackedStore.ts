import { type Result, success } from '../../core/result';
import { toResult } from '../toResult';

/** A set of keys that can be asked only by adding to it, as n8n's deduplication store is. */
export interface Keys {
	/** Adds keys, all or none, and gives those that were there before. Throws when it cannot. */
	enter: (keys: string[]) => Promise<string[]>;
	/** Takes keys away, all or none. Throws when it cannot. */
	remove: (keys: string[]) => Promise<void>;
}

/** Which events were tracked, by marks, over executions. */
export interface TrackedStore {
	/** Enters marks before their events are sent, and gives those that were tracked before. */
	enter: (marks: readonly string[]) => Promise<Result<Set<string>>>;
	/** Remembers events that were tracked. */
	settle: (marks: readonly string[]) => Promise<Result<void>>;
}

const knownKey = (mark: string) => `known ${mark}`;
const pendingKey = (mark: string) => `pending ${mark}`;

/**
 * Each mark is entered twice before its event is sent, as known and as pending, and the second entry
 * is taken away once the event was tracked. Tracked is what is known and not pending: whatever a
 * crash leaves behind reads as not tracked, and so can repeat an event but never lose one.
 */
export const storeOf = (keys: Keys): TrackedStore => ({
	async enter(marks) {
		// Pending first: n8n searches from the start when it takes them away.
		const entries = [...marks.map(pendingKey), ...marks.map(knownKey)];
		const call = () => toResult('MEMORY_ERROR', () => keys.enter(entries));
		const first = await call();
		// Two workers that make the first entry at the same time collide; then it is there.
		const entered = first.ok ? first : await call();
		if (!entered.ok) return entered;
		const before = new Set(entered.value);
		const wasTracked = (mark: string) =>
			before.has(knownKey(mark)) && !before.has(pendingKey(mark));
		return success(new Set(marks.filter(wasTracked)));
	},
	settle: (marks) => toResult('MEMORY_ERROR', () => keys.remove(marks.map(pendingKey))),
});
