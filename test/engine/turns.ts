import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits this number of turns of the event loop, so timers and sockets of this process are handled.
 * Unlike a fixed time, this is also enough on a busy machine.
 */
export async function turns(count = 20): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await sleep(1);
}

/** Waits until the condition is true. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise(setImmediate);
}

/**
 * Whether the promise ends in time. A timer of this process measures it, so a busy machine delays
 * both.
 */
export const endsWithin = (ms: number, promise: Promise<unknown>): Promise<boolean> =>
	Promise.race([
		promise.then(() => true),
		sleep(ms, undefined, { ref: false })
			.then(() => turns())
			.then(() => false),
	]);
