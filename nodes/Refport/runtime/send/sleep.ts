import { sleep } from 'n8n-workflow';

/** Maximum delay until a stopped execution ends, in ms. */
const SLICE_MS = 500;

/**
 * Waits. Returns false as soon as the execution is stopped. n8n's sleep cannot be canceled, so the
 * wait consists of short slices.
 */
export async function pause(ms: number, stopped: AbortSignal | undefined): Promise<boolean> {
	const end = performance.now() + ms;
	for (let left = ms; left > 0; left = end - performance.now()) {
		if (stopped?.aborted) return false;
		await sleep(Math.min(left, SLICE_MS));
	}
	return !stopped?.aborted;
}
