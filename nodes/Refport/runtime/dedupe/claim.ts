import { knownKeys, leaseKey, pendingKey } from './keys';

/** What to do with an event. `wait` means that another execution is sending it. */
export type Claim = 'send' | 'skip' | 'wait';

/** The keys for known and pending, in the order in which they must be added. */
export const stateKeys = (mark: string): string[] => [...knownKeys(mark), pendingKey(mark)];

/** The keys that a claim adds unless they exist. */
export const claimKeys = (mark: string, period: number): string[] => [
	...stateKeys(mark),
	leaseKey(mark, period),
];

export const isTracked = (mark: string, before: ReadonlySet<string>): boolean =>
	knownKeys(mark).some((key) => before.has(key)) && !before.has(pendingKey(mark));

/** The state of an event when it is claimed. */
interface Claimed {
	claim: Claim;
	/** The keys that already existed. */
	before: ReadonlySet<string>;
	period: number;
	/** The period in which this execution last claimed the event. */
	own: number | undefined;
}

/**
 * Whether the keys of an event must be removed and added again.
 *
 * n8n drops the oldest keys first, and an event that is known but not pending counts as tracked. So
 * "known" must be older than "pending". It is not if a key for "known" was just added and "pending"
 * already existed. Keys of a dead execution are also added again, because the event was just seen.
 * If this process dies in the milliseconds until then, the order stays wrong until the event comes
 * again.
 */
export const isStale = (mark: string, { claim, before, own }: Claimed): boolean => {
	if (claim !== 'send' || !before.has(pendingKey(mark))) return false;
	return own === undefined || !knownKeys(mark).every((key) => before.has(key));
};

/** Returns the keys to remove after a claim. */
export function keysToRemove(mark: string, claimed: Claimed): string[] {
	const { claim, before, period, own } = claimed;
	const known = knownKeys(mark);
	const added = claimKeys(mark, period).filter((key) => !before.has(key));
	if (claim === 'wait') return added;
	const isOver = own !== undefined && (own !== period || claim === 'skip');
	const ended = isOver ? [leaseKey(mark, own)] : [];
	if (claim === 'send') return isStale(mark, claimed) ? [...stateKeys(mark), ...ended] : ended;
	// The event now has both keys for "known". Without the older one, it counts as just seen.
	const older = known.find((key) => before.has(key)) ?? known[0];
	return [older, ...added.filter((key) => !known.includes(key)), ...ended];
}
