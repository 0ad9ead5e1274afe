import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../../test/n8n/instance';
import type { ExecutionRow, Executions } from './executions';
import type { SandboxProcess } from '../../test/sandbox/sandboxProcess';
import { type WorkerLog, readWorkerLog } from './workerLog';

const KILL_AT_SHARE = 0.4;

const POLL_MS = 2_000;
const PROGRESS_MS = 20_000;

/**
 * Longer than n8n takes to fail a dead worker's executions: lock, stalled check and grace period.
 */
const STANDSTILL_MS = 240_000;

export interface Kill {
	/** In ms since the epoch. */
	at: number;
	/** Leads that were recorded by then. */
	recorded: number;
	/** What the killed worker had done. */
	log: WorkerLog;
	/** Executions that had not ended by then, in the workers or in the queue. */
	open: ExecutionRow[];
}

/** Kills a worker without a chance to clean up, like a crash or a lost machine. */
async function kill(worker: Instance, recorded: number, executions: Executions): Promise<Kill> {
	const at = Date.now();
	await worker.stop('SIGKILL');
	const open = executions.open();
	// Its last log lines may reach the file only after its death.
	await sleep(POLL_MS);
	return { at, recorded, log: readWorkerLog(worker.logFile), open };
}

/**
 * Waits until all sign-ups are posted and their executions have ended, or until there is no
 * progress. Kills the worker in between.
 */
export async function killAndWait(
	signUps: number,
	isPosted: () => boolean,
	victim: Instance,
	sandbox: SandboxProcess,
	executions: Executions,
): Promise<Kill> {
	let killed: Kill | undefined;
	let progress = { ended: 0, at: Date.now() };
	let lastProgress = 0;
	for (;;) {
		const recorded = (await sandbox.recorded()).length;
		if (!killed && recorded >= signUps * KILL_AT_SHARE) {
			killed = await kill(victim, recorded, executions);
			console.log(`Killed a worker at ${recorded} leads`);
		}
		const ended = executions.ended();
		const now = Date.now();
		if (ended !== progress.ended) progress = { ended, at: now };
		if (now - lastProgress > PROGRESS_MS) {
			console.log(`  ${recorded} leads recorded, ${ended} executions ended`);
			lastProgress = now;
		}
		const complete = isPosted() && ended === executions.total();
		const standstill = now - progress.at > STANDSTILL_MS;
		if (complete || standstill) {
			if (!killed) throw new Error(`Only ${recorded} leads were recorded before the kill`);
			return killed;
		}
		await sleep(POLL_MS);
	}
}
