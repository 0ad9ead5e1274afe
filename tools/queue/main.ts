import { openRunFolder } from '../../test/runFolder';
import { stopAll, stopOnSignals } from './cleanUp';
import { checkDuplicates } from './duplicates';
import { readFlags } from './flags';
import { checkOutbox } from './outbox';
import { checkKilledWorker } from './killed';

/** Runs the check that the flags select. Stops all processes, also after an error. */
async function check(): Promise<string[]> {
	const { duplicates, outbox, plan, events } = readFlags();
	try {
		if (outbox) return await checkOutbox(plan.signUps);
		return await (duplicates ? checkDuplicates(events) : checkKilledWorker(plan));
	} finally {
		await stopAll();
	}
}

async function main(): Promise<void> {
	openRunFolder(false);
	stopOnSignals();
	const violations = await check();
	for (const one of violations) console.error(one);
	console.log(violations.length === 0 ? 'OK' : 'FAILED');
	process.exitCode = violations.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
