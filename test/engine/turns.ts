import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Gives everything else in this process the turn this number of times, timers and sockets included.
 * Unlike a number of milliseconds, it is enough on a busy machine, too.
 */
export async function turns(count = 20): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await sleep(1);
}

/** Waits until something holds. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise(setImmediate);
}

/** Whether it ends within this time by a timer of this process, which a busy machine delays as well. */
export const endsWithin = (ms: number, promise: Promise<unknown>): Promise<boolean> =>
	Promise.race([
		promise.then(() => true),
		sleep(ms, undefined, { ref: false })
			.then(() => turns())
			.then(() => false),
	]);
