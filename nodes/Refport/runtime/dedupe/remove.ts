import type { Keys } from './keys';

/**
 * Keys per call. n8n searches the whole list for each key in one go, so a call with many keys would
 * block n8n's event loop.
 */
const BATCH_SIZE = 1000;

/** Removes keys in several calls if there are many. The keys of one event are in the same call. */
export async function removeInBatches(
	keys: Pick<Keys, 'remove'>,
	byEvent: readonly (readonly string[])[],
): Promise<void> {
	let batch: string[] = [];
	for (const [index, ofEvent] of byEvent.entries()) {
		batch.push(...ofEvent);
		const isLast = index === byEvent.length - 1;
		if (batch.length === 0 || (batch.length < BATCH_SIZE && !isLast)) continue;
		await keys.remove(batch);
		batch = [];
	}
}
