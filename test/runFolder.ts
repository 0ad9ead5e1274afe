import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const PROCESSES = '/proc';

/** The environment of a process. Empty if the process has ended or belongs to another user. */
function environmentOf(pid: string): string[] {
	try {
		return readFileSync(join(PROCESSES, pid, 'environ'), 'utf8').split('\0');
	} catch {
		return [];
	}
}

/**
 * The processes that a run started, directly or indirectly. Their temporary folder is the run's
 * folder.
 */
function startedIn(folder: string): number[] {
	if (!existsSync(PROCESSES)) return [];
	return readdirSync(PROCESSES)
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.filter((pid) => environmentOf(pid).includes(`TMPDIR=${folder}`))
		.map(Number);
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		// The process has already ended.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/**
 * Ends the remaining processes and removes the folder. Retries, because a process can still write
 * while it ends.
 */
function clear(folder: string): void {
	for (const pid of startedIn(folder)) kill(pid);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * Creates a temporary folder for this process and the processes that it starts from now on. When this
 * process ends, even by a signal, it removes the folder and ends those processes.
 *
 * @param endsOnSignals false for a command that handles signals itself
 */
export function openRunFolder(endsOnSignals = true): void {
	const folder = mkdtempSync(join(tmpdir(), 'refport-run-'));
	// PostgreSQL runs as another user, who needs access to subfolders.
	chmodSync(folder, 0o711);
	process.env.TMPDIR = folder;
	process.once('exit', () => {
		clear(folder);
	});
	if (!endsOnSignals) return;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => process.exit(128 + constants.signals[signal]));
	}
}
