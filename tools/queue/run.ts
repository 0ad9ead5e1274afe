import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../../test/n8n/instance';
import type { ExecutionRow, Executions } from './executions';
import type { SandboxProcess } from '../../test/sandbox/sandboxProcess';
import { type WorkerLog, readWorkerLog } from './workerLog';

const KILL_AT_SHARE = 0.4;

const POLL_MS = 2_000;
const TELL_MS = 20_000;

/** Longer than n8n takes to give up what a dead worker held: lock, check for it, and grace. */
const STANDSTILL_MS = 240_000;

export interface Kill {
	/** Milliseconds since the epoch. */
	at: number;
	/** Leads that were recorded by then. */
	recorded: number;
	/** What the killed worker had done. */
	log: WorkerLog;
	/** What had not ended by then in either worker or in the queue. */
	open: ExecutionRow[];
}

/** Kills a worker as a crash or a machine that goes away would. */
async function kill(worker: Instance, recorded: number, executions: Executions): Promise<Kill> {
	const at = Date.now();
	await worker.stop('SIGKILL');
	const open = executions.open();
	// Its last lines may still be on their way to the file when it is gone.
	await sleep(POLL_MS);
	return { at, recorded, log: readWorkerLog(worker.logFile), open };
}

/**
 * Waits until all sign-ups were posted and their executions have ended, or nothing moves any more;
 * kills the worker on the way.
 */
export async function killAndWait(
	signUps: number,
	isPosted: () => boolean,
	victim: Instance,
	sandbox: SandboxProcess,
	executions: Executions,
): Promise<Kill> {
	let killed: Kill | undefined;
	let moved = { ended: 0, at: Date.now() };
	let told = 0;
	for (;;) {
		const recorded = (await sandbox.recorded()).length;
		if (!killed && recorded >= signUps * KILL_AT_SHARE) {
			killed = await kill(victim, recorded, executions);
			console.log(`Killed a worker at ${recorded} leads`);
		}
		const ended = executions.ended();
		const now = Date.now();
		if (ended !== moved.ended) moved = { ended, at: now };
		if (now - told > TELL_MS) {
			console.log(`  ${recorded} leads recorded, ${ended} executions ended`);
			told = now;
		}
		const complete = isPosted() && ended === executions.total();
		const standstill = now - moved.at > STANDSTILL_MS;
		if (complete || standstill) {
			if (!killed) throw new Error(`Only ${recorded} leads were recorded before the kill`);
			return killed;
		}
		await sleep(POLL_MS);
	}
}
