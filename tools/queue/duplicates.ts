import { writeSection } from '../page';
import { ensureN8n } from '../../test/n8n/install';
import { type Duplicates, countDuplicates } from './countDuplicates';
import { duplicatesMarkdown, duplicatesViolations } from './duplicatesReport';
import { DELIVERY } from './figures';
import { ALL_EVENTS } from './flags';
import { startQueueMode } from './queueMode';
import { postSignUps } from './signUps';
import { readWorkerLog } from './workerLog';
import { leadWorkflow } from './workflow';

async function run(events: number): Promise<Duplicates> {
	const workflow = leadWorkflow({ skipAlreadyTracked: true }, true);
	const { main, workers, sandbox, executions } = await startQueueMode(workflow, {
		latencyMs: DELIVERY.latencyMs,
	});
	console.log(`Posting ${events} events, each twice at the same moment`);
	await postSignUps(main.url, events, { atOnce: DELIVERY.atOnce, copies: 2 });
	const twice = await sandbox.seen();
	const ran = executions.all();
	const startedBy = workers.map(({ logFile }) => readWorkerLog(logFile).started);
	console.log('Posting each event once more');
	await postSignUps(main.url, events, { atOnce: DELIVERY.atOnce, copies: 1 });
	const later = (await sandbox.seen()).length - twice.length;
	const failed = executions.all().filter(({ status }) => status !== 'success').length;
	return { ...countDuplicates(events, twice, ran, startedBy), later, failed };
}

/**
 * Measures how often two workers send the same event twice. Returns violations, empty if there are
 * none.
 */
export async function checkDuplicates(events: number): Promise<string[]> {
	const figures = await run(events);
	const { version } = await ensureN8n();
	const page = duplicatesMarkdown(figures, version);
	console.log(`\n${page}\n`);
	if (events >= ALL_EVENTS) await writeSection('queue-duplicates', page, 'queue-mode.md');
	return duplicatesViolations(figures);
}
