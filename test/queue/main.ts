import { writeSection } from '../bench/page';
import { Postgres } from '../e2e/postgres';
import { ensureN8n } from '../n8n/install';
import { Rest } from '../n8n/rest';
import { started, stopAll, stopOnSignals } from './cleanUp';
import { startCluster } from './cluster';
import { countSignUps } from './count';
import { Executions } from './executions';
import type { Figures, Plan } from './figures';
import { FULL, readPlan } from './flags';
import { Redis } from './redis';
import { markdown, violations } from './report';
import { killAndWait } from './run';
import type { Recorded } from '../sandbox/sandbox';
import { SandboxProcess } from '../sandbox/sandboxProcess';
import { postSignUps, webhookReady } from './signUps';
import { readWorkerLog } from './workerLog';
import { leadWorkflow } from './workflow';

const LATENCY_MS = 20;

const idsOf = (recorded: readonly Recorded[]): string[] =>
	recorded.map(({ body }) => String(body.customerExternalId));

async function run(what: Plan): Promise<Figures> {
	const { signUps, perSecond, maxAttempts, answerAtEnd } = what;
	const redis = await started(() => Redis.start());
	const postgres = await started(() => Postgres.start());
	const sandbox = await started(() => SandboxProcess.start());
	await sandbox.prepare(LATENCY_MS, { perSecond, burst: perSecond, form: 'seconds' });
	const n8n = await ensureN8n();
	console.log(`Starting n8n ${n8n.version}: main and two workers …`);
	const { main, workers } = await startCluster(n8n, redis, postgres);
	const [survivor, victim] = workers;
	if (!survivor || !victim) throw new Error('Two workers are needed');

	const rest = await Rest.login(main.url);
	const credential = await rest.createCredential({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });
	await rest.activate(
		await rest.createWorkflow(leadWorkflow(maxAttempts, answerAtEnd), credential),
	);
	await webhookReady(main.url);

	console.log(`Posting ${signUps} sign-ups; Refport takes ${perSecond} a second`);
	const executions = new Executions(postgres);
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
	const cutOff = new Set(kill.log.underWay);
	const seen = await sandbox.seen();
	return {
		plan: what,
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

/** Ends with everything stopped, whatever happened. */
async function measured(what: Plan): Promise<Figures> {
	try {
		return await run(what);
	} finally {
		await stopAll();
	}
}

async function main(): Promise<void> {
	stopOnSignals();
	const what = readPlan();
	const figures = await measured(what);
	const { version } = await ensureN8n();
	const page = markdown(figures, version);
	console.log(`\n${page}\n`);
	const isFull = what.signUps >= FULL && !what.answerAtEnd;
	if (isFull) await writeSection('queue', page);
	const wrong = violations(figures);
	for (const one of wrong) console.error(one);
	console.log(wrong.length === 0 ? 'OK' : 'FAILED');
	process.exitCode = wrong.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
