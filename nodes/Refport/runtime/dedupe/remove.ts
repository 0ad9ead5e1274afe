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
