import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const PROCESSES = '/proc';

/** Empty for a process that has ended meanwhile, or that belongs to somebody else. */
function environmentOf(pid: string): string[] {
	try {
		return readFileSync(join(PROCESSES, pid, 'environ'), 'utf8').split('\0');
	} catch {
		return [];
	}
}

/** The processes that a run started, directly or not: its folder is their temporary folder. */
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
		// It ended by itself.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Ends what still runs and removes the folder. A process can write a last file while it ends. */
function clear(folder: string): void {
	for (const pid of startedIn(folder)) kill(pid);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * Makes a folder that is the temporary folder of this process and of all that it starts from here on.
 * When this process ends, also by a signal, the folder and the processes started in it are gone.
 *
 * @param endsOnSignals false for a command that ends by itself when a signal comes
 */
export function openRunFolder(endsOnSignals = true): void {
	const folder = mkdtempSync(join(tmpdir(), 'refport-run-'));
	// PostgreSQL runs as a user of its own, who has to get through.
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
