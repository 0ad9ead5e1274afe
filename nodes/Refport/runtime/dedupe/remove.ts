import type { Keys } from './keys';

/**
 * Keys per call. n8n looks for each of them in the whole list and does nothing else meanwhile, so many
 * of them in one call would hold up everything else that runs in n8n.
 */
const LOT = 1000;

/** Removes keys in several calls if they are many. Those of one event go in the same call. */
export async function removeInLots(
	keys: Pick<Keys, 'remove'>,
	byEvent: readonly (readonly string[])[],
): Promise<void> {
	let lot: string[] = [];
	for (const [index, ofEvent] of byEvent.entries()) {
		lot.push(...ofEvent);
		const isLast = index === byEvent.length - 1;
		if (lot.length === 0 || (lot.length < LOT && !isLast)) continue;
		await keys.remove(lot);
		lot = [];
	}
}

/** Up to this number of events, what was removed is removed once more. */
const REMOVED_TWICE = 10;

/**
 * Removes keys of events that are finished. Another process that writes at the same moment brings back
 * what was removed. So it is removed twice, and some keys again with those of the next events. Not if
 * there are many, because n8n looks through the whole list for each missing key.
 *
 * @param mayComeBack keys that are wrong from now on, also if another process enters them
 */
export async function removeForGood(
	keys: Pick<Keys, 'remove' | 'removedLast'>,
	byEvent: readonly (readonly string[])[],
	mayComeBack: readonly string[],
): Promise<void> {
	await removeInLots(keys, [...byEvent, keys.removedLast.all]);
	if (byEvent.length > REMOVED_TWICE) return;
	await removeInLots(keys, byEvent);
	keys.removedLast.add(mayComeBack);
}
