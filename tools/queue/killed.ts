import { ensureN8n } from '../../test/n8n/install';
import { writeSection } from '../page';
import { requests } from '../../test/requests';
import type { Recorded } from '../../test/sandbox/sandbox';
import { countSignUps } from './count';
import type { Figures, Plan } from './figures';
import { FULL } from './flags';
import { startQueueMode } from './queueMode';
import { markdown, violations } from './report';
import { killAndWait } from './run';
import { postSignUps } from './signUps';
import { readWorkerLog } from './workerLog';
import { leadWorkflow } from './workflow';

const LATENCY_MS = 20;

const idsOf = (recorded: readonly Recorded[]): string[] =>
	recorded.map(({ body }) => String(body.customerExternalId));

async function run(plan: Plan): Promise<Figures> {
	const { signUps, perSecond, maxAttempts, answerAtEnd } = plan;
	const { main, workers, sandbox, executions } = await startQueueMode(
		leadWorkflow(requests({ maxAttempts }), answerAtEnd),
		{ latencyMs: LATENCY_MS, limit: { perSecond, burst: perSecond, form: 'seconds' } },
	);
	const [survivor, victim] = workers;

	console.log(`Posting ${signUps} sign-ups; Refport accepts ${perSecond} per second`);
	const start = Date.now();
	let isPosted = false;
	const posting = postSignUps(main.url, signUps).finally(() => {
		isPosted = true;
	});
	const [posted, kill] = await Promise.all([
		posting,
		killAndWait(signUps, () => isPosted, victim, sandbox, executions),
	]);

	const all = executions.all();
	const lastStop = (of: typeof all): number =>
		of.reduce((last, { stoppedAt }) => Math.max(last, stoppedAt ?? 0), 0);
	const cutOff = new Set(kill.log.inProgress);
	const seen = await sandbox.seen();
	return {
		plan,
		counts: countSignUps(signUps, idsOf(await sandbox.recorded()), all, kill, (ids) =>
			executions.errorCodes(ids),
		),
		posted,
		kill,
		requests: seen.length,
		limited: seen.filter(({ status }) => status === 429).length,
		seconds: (lastStop(all.filter(({ status }) => status === 'success')) - start) / 1000,
		secondsToKill: (kill.at - start) / 1000,
		secondsToReport: (lastStop(all.filter(({ id }) => cutOff.has(id))) - kill.at) / 1000,
		perWorker: [survivor, victim].map(({ logFile }) => readWorkerLog(logFile).finished.length),
	};
}

/**
 * Measures what happens to sign-ups when a worker is killed. Returns violations, empty if there are
 * none.
 */
export async function checkKilledWorker(plan: Plan): Promise<string[]> {
	const figures = await run(plan);
	const { version } = await ensureN8n();
	const page = markdown(figures, version);
	console.log(`\n${page}\n`);
	const isFull = plan.signUps >= FULL && !plan.answerAtEnd;
	if (isFull) await writeSection('queue', page, 'benchmarks/queue-mode.md');
	return violations(figures);
}
