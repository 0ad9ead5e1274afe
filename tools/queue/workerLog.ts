import { readFileSync } from 'node:fs';

export interface WorkerLog {
	/** Execution IDs that it began. */
	started: string[];
	finished: string[];
	/** Begun and not finished. */
	underWay: string[];
}

/** What a worker did, from what it printed. */
export function readWorkerLog(file: string): WorkerLog {
	const log = readFileSync(file, 'utf8');
	const ids = (verb: string): string[] =>
		[...log.matchAll(new RegExp(`Worker ${verb} execution (\\d+) `, 'g'))].flatMap(
			([, id]) => id ?? [],
		);
	const started = ids('started');
	const finished = ids('finished');
	const done = new Set(finished);
	return { started, finished, underWay: started.filter((id) => !done.has(id)) };
}
