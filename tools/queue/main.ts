import { openRunFolder } from '../../test/runFolder';
import { stopAll, stopOnSignals } from './cleanUp';
import { checkDuplicates } from './duplicates';
import { readFlags } from './flags';
import { checkOutbox } from './outbox';
import { checkKilledWorker } from './killed';

/** Ends with everything stopped, whatever happened. */
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
	const wrong = await check();
	for (const one of wrong) console.error(one);
	console.log(wrong.length === 0 ? 'OK' : 'FAILED');
	process.exitCode = wrong.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
