import { setTimeout as sleep } from 'node:timers/promises';
import { killAndRestart } from '../../test/e2e/killAndRestart';
import type { RealN8n } from '../../test/e2e/realN8n';
import { epochMs } from '../../test/sandbox/clock';

/** How long after a response n8n may not have stored it yet, on a machine that does nothing else. */
export const REMEMBERED_AFTER_MS = 1_000;

/** The same beside other suites. */
export const REMEMBERED_UNDER_LOAD_MS = 3_000;

const POLL_MS = 5;

const WAIT_LIMIT_MS = 900_000;

export interface Kill {
	/** Events that Refport had recorded by then. */
	recorded: number;
	/** Requests without a response, or with one that n8n may not have stored yet. */
	inFlight: number;
}

/** Polls until a condition is true. `what` describes it for the error after a timeout. */
export async function until(
	what: string,
	isDone: () => boolean | Promise<boolean>,
	everyMs = POLL_MS,
) {
	const end = Date.now() + WAIT_LIMIT_MS;
	while (!(await isDone())) {
		if (Date.now() > end) throw new Error(`Timed out waiting until ${what}`);
		await sleep(everyMs);
	}
}

/** Kills n8n with SIGKILL and restarts it. */
export async function kill(real: RealN8n, rememberedAfterMs = REMEMBERED_AFTER_MS): Promise<Kill> {
	const { sandbox } = real;
	const result: Kill = { recorded: 0, inFlight: 0 };
	await killAndRestart(real, () => {
		const oldest = epochMs() - sandbox.latencyMs - rememberedAfterMs;
		result.recorded = sandbox.recorded.length;
		result.inFlight = sandbox.seen.filter(({ at }) => at > oldest).length;
	});
	console.log(`  killed n8n at ${result.recorded} recorded, ${result.inFlight} in flight`);
	return result;
}

/** Counts recorded events and duplicates. The field identifies an event. */
export function countRecorded({ sandbox }: RealN8n, field: string) {
	const values = sandbox.recorded.map(({ body }) => body[field]);
	const recorded = new Set(values).size;
	return { recorded, duplicates: values.length - recorded };
}
