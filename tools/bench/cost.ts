import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Returns the CPU time of a process with all its threads so far, in ms. */
function cpuMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// proc(5): the name is in brackets and may contain spaces. utime and stime are fields 14 and 15.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** The clock of V8's profiles, in µs. It is the same in all processes. */
export const monotonic = (): number => Number(process.hrtime.bigint() / 1000n);

/** A moment by the monotonic clock in µs, and the CPU time of a process until then in ms. */
export interface Moment {
	at: number;
	cpuMs: number;
}

export const momentOf = (pid: number): Moment => ({ at: monotonic(), cpuMs: cpuMs(pid) });

const QUIET_WINDOW_MS = 300;
const QUIET_CPU_MS = 20;
const QUIET_LIMIT_MS = 3000;

/**
 * Waits until a process is almost idle, for at most 3 s. A request to a busy n8n would cost CPU
 * time and distort the measurement.
 */
export async function untilQuiet(pid: number): Promise<Moment> {
	const end = Date.now() + QUIET_LIMIT_MS;
	let before = momentOf(pid);
	for (;;) {
		await sleep(QUIET_WINDOW_MS);
		const now = momentOf(pid);
		if (now.cpuMs - before.cpuMs <= QUIET_CPU_MS || Date.now() > end) return now;
		before = now;
	}
}

function statusMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
	return Number(kilobytes) / 1024;
}

const POLL_MS = 50;

/** Watches the peak memory of a process. `rise` returns it in MiB above the start. */
export function watchMemory(pid: number): { rise: () => number } {
	const start = statusMb(pid, 'VmRSS');
	try {
		// proc(5): 5 resets the peak to the current memory.
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
		return { rise: () => statusMb(pid, 'VmHWM') - start };
	} catch {
		let peak = start;
		const timer = setInterval(() => {
			peak = Math.max(peak, statusMb(pid, 'VmRSS'));
		}, POLL_MS);
		return {
			rise: () => {
				clearInterval(timer);
				return peak - start;
			},
		};
	}
}
