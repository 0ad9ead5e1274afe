import { OUTBOX_PATH, startOutbox } from '../../test/e2e/outboxWorkflow';
import { OutboxTable } from '../../test/e2e/outboxTable';
import { ensureN8n } from '../../test/n8n/install';
import { Rest } from '../../test/n8n/rest';
import { writeSection } from '../page';
import { LATENCY_MS, signUp } from '../reliability/events';
import type { Figures } from '../reliability/figures';
import { type Kill, REMEMBERED_AFTER_MS, until } from '../reliability/kill';
import { type Column, markdown, violations } from '../reliability/report';
import { Sender } from '../reliability/sender';
import { epochMs } from '../../test/sandbox/clock';
import { FULL } from './flags';
import { startServices } from './queueMode';

const PER_SECOND = 25;

const PACE = { everySeconds: 10, claimSeconds: 90 };

const ABOUT = `The same recipe in queue mode: one main process, two workers, PostgreSQL and Redis. The sender posts ${PER_SECOND} sign-ups per second. A worker is killed when 20 % and 60 % are recorded, and the main process at 40 %. Each is restarted. The schedule runs every ${PACE.everySeconds} seconds, and a claim expires after ${PACE.claimSeconds} seconds.`;

/** Which process to kill, and at which share of recorded sign-ups. */
const KILLS = [
	{ at: 0.2, process: 'worker' },
	{ at: 0.4, process: 'main' },
	{ at: 0.6, process: 'worker' },
] as const;

async function run(signUps: number): Promise<Figures> {
	const services = await startServices({ latencyMs: LATENCY_MS });
	const { sandbox, restart } = services;
	let { main, rest } = services;
	let [worker] = services.workers;
	await startOutbox(rest, services.credential, PACE);
	const start = performance.now();
	const url = `${main.url}/webhook/${OUTBOX_PATH}`;
	const sender = new Sender({ url, count: signUps, perSecond: PER_SECOND, body: signUp });
	const sending = sender.run();
	const kills: Kill[] = [];
	for (const { at, process } of KILLS) {
		const enough = async () => (await sandbox.recorded()).length >= at * signUps;
		await until(`${at * signUps} leads are recorded`, enough, 250);
		const restarting = process === 'main' ? restart(main, 'start') : restart(worker, 'worker');
		const seen = await sandbox.seen();
		const oldest = epochMs() - LATENCY_MS - REMEMBERED_AFTER_MS;
		const recorded = (await sandbox.recorded()).length;
		kills.push({ recorded, inFlight: seen.filter((one) => one.at > oldest).length });
		console.log(`  killed the ${process} process at ${recorded} recorded`);
		if (process === 'main') {
			main = await restarting;
			rest = await Rest.login(main.url);
		} else worker = await restarting;
	}
	await sending;
	const table = await OutboxTable.find(rest);
	await until('all rows are done', async () => (await table.open()) === 0, 2_000);
	const ids = (await sandbox.recorded()).map(({ body }) => body.customerExternalId);
	const recorded = new Set(ids).size;
	return {
		sent: signUps,
		kills,
		recorded,
		duplicates: ids.length - recorded,
		repeated: sender.repeated,
		seconds: (performance.now() - start) / 1000,
		left: await table.open(),
	};
}

/**
 * Measures what happens to sign-ups in the outbox when processes are killed. Returns violations,
 * empty if there are none.
 */
export async function checkOutbox(signUps: number): Promise<string[]> {
	const figures = await run(signUps);
	const { version } = await ensureN8n();
	const maxDuplicates = figures.kills.reduce((sum, { inFlight }) => sum + inFlight, 0);
	const column: Column = { head: 'Sign-ups', figures, maxDuplicates };
	const page = markdown('npm run test:queue -- --outbox', ABOUT, [column], version);
	console.log(`\n${page}\n`);
	if (signUps >= FULL) await writeSection('reliability-queue', page, 'benchmarks/reliability.md');
	return violations(column);
}
