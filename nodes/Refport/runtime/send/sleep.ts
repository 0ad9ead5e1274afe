import { sleep } from 'n8n-workflow';

/** How long the execution may still wait after it was stopped, in ms. */
const SLICE_MS = 500;

/** Waits; gives false as soon as the execution is stopped. n8n's sleep cannot be ended, so it is cut in slices. */
export async function pause(ms: number, stopped: AbortSignal | undefined): Promise<boolean> {
	const end = performance.now() + ms;
	for (let left = ms; left > 0; left = end - performance.now()) {
		if (stopped?.aborted) return false;
		await sleep(Math.min(left, SLICE_MS));
	}
	return !stopped?.aborted;
}
