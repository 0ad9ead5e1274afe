import { setTimeout as sleep } from 'node:timers/promises';
import { killAndRestart } from '../../test/e2e/killAndRestart';
import type { RealN8n } from '../../test/e2e/realN8n';
import { epochMs } from '../../test/sandbox/clock';

/** An answer can be this old, in ms, and not yet remembered by n8n. */
export const REMEMBERED_AFTER_MS = 1_000;

const POLL_MS = 5;

const WAIT_LIMIT_MS = 900_000;

export interface Kill {
	/** Events that Refport had recorded by then. */
	recorded: number;
	/** Requests to Refport that were not answered, or answered too late for n8n to remember. */
	inFlight: number;
}

/** Waits until something is the case. */
export async function until(
	what: string,
	isDone: () => boolean | Promise<boolean>,
	everyMs = POLL_MS,
) {
	const end = Date.now() + WAIT_LIMIT_MS;
	while (!(await isDone())) {
		if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
		await sleep(everyMs);
	}
}

/** Kills n8n with SIGKILL and starts it again. */
export async function kill(real: RealN8n): Promise<Kill> {
	const { sandbox } = real;
	const told: Kill = { recorded: 0, inFlight: 0 };
	await killAndRestart(real, () => {
		const oldest = epochMs() - sandbox.latencyMs - REMEMBERED_AFTER_MS;
		told.recorded = sandbox.recorded.length;
		told.inFlight = sandbox.seen.filter(({ at }) => at > oldest).length;
	});
	console.log(`  killed n8n at ${told.recorded} recorded, ${told.inFlight} in flight`);
	return told;
}

/** Events that are recorded more than once, told by one of their fields. */
export function countRecorded({ sandbox }: RealN8n, field: string) {
	const values = sandbox.recorded.map(({ body }) => body[field]);
	const recorded = new Set(values).size;
	return { recorded, doubled: values.length - recorded };
}
