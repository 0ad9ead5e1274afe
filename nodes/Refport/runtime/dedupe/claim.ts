import { knownKeys, leaseKey, pendingKey } from './keys';

/** What to do with an event: send it, skip it, or wait, because another execution sends it. */
export type Claim = 'send' | 'skip' | 'wait';

/** Known and pending, in the order in which they have to be entered. */
export const stateKeys = (mark: string): string[] => [...knownKeys(mark), pendingKey(mark)];

/** The keys that a claim adds if they are missing. */
export const claimKeys = (mark: string, period: number): string[] => [
	...stateKeys(mark),
	leaseKey(mark, period),
];

export const isTracked = (mark: string, before: ReadonlySet<string>): boolean =>
	knownKeys(mark).some((key) => before.has(key)) && !before.has(pendingKey(mark));

/** What is known of an event at the moment of a claim. */
interface Claimed {
	claim: Claim;
	/** The keys that were in the list before. */
	before: ReadonlySet<string>;
	period: number;
	/** The period in which this execution claimed the event before. */
	own: number | undefined;
}

/**
 * Whether an event's keys have to be removed and entered again. n8n drops the oldest keys first, and an event must
 * never be known without being pending unless it was tracked. So "known" must be older than "pending".
 * It is not, if a key that says "known" was just added and "pending" was there already. What a dead
 * execution left is entered again, too, because the event now counts as just seen. Should this process
 * die in the milliseconds until then, the keys stay in the wrong order until the event comes again.
 */
export const isStale = (mark: string, { claim, before, own }: Claimed): boolean => {
	if (claim !== 'send' || !before.has(pendingKey(mark))) return false;
	return own === undefined || !knownKeys(mark).every((key) => before.has(key));
};

/** The keys to remove after a claim. */
export function keysToRemove(mark: string, claimed: Claimed): string[] {
	const { claim, before, period, own } = claimed;
	const known = knownKeys(mark);
	const added = claimKeys(mark, period).filter((key) => !before.has(key));
	if (claim === 'wait') return added;
	const isOver = own !== undefined && (own !== period || claim === 'skip');
	const ended = isOver ? [leaseKey(mark, own)] : [];
	if (claim === 'send') return isStale(mark, claimed) ? [...stateKeys(mark), ...ended] : ended;
	// The event now has both keys that say "known". The older one goes, so it counts as just seen.
	const older = known.find((key) => before.has(key)) ?? known[0];
	return [older, ...added.filter((key) => !known.includes(key)), ...ended];
}
