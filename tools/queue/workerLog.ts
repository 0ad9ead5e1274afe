import { readFileSync } from 'node:fs';

export interface WorkerLog {
	/** IDs of executions that it started. */
	started: string[];
	finished: string[];
	/** Started and not finished. */
	inProgress: string[];
}

/** Reads what a worker did from its log. */
export function readWorkerLog(file: string): WorkerLog {
	const log = readFileSync(file, 'utf8');
	const ids = (verb: string): string[] =>
		[...log.matchAll(new RegExp(`Worker ${verb} execution (\\d+) `, 'g'))].flatMap(
			([, id]) => id ?? [],
		);
	const started = ids('started');
	const finished = ids('finished');
	const done = new Set(finished);
	return { started, finished, inProgress: started.filter((id) => !done.has(id)) };
}
