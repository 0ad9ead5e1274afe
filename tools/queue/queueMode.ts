import { Postgres } from '../../test/e2e/postgres';
import { ensureN8n } from '../../test/n8n/install';
import type { Instance } from '../../test/n8n/instance';
import { Rest } from '../../test/n8n/rest';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { SandboxProcess } from '../../test/sandbox/sandboxProcess';
import type { WorkflowJson } from '../../test/engine/engine';
import { started } from './cleanUp';
import { type Cluster, startCluster } from './cluster';
import { Executions } from './executions';
import { Redis } from './redis';
import { webhookReady } from './signUps';

export interface QueueMode {
	main: Instance;
	workers: [Instance, Instance];
	sandbox: SandboxProcess;
	executions: Executions;
}

export interface Services extends QueueMode {
	restart: Cluster['restart'];
	rest: Rest;
	credential: { id: string; name: string };
}

/** How the stand-in for Refport behaves. */
interface Service {
	latencyMs: number;
	limit?: RateLimit;
}

/**
 * Starts everything that queue mode needs, and creates a credential for the stand-in for Refport.
 */
export async function startServices({ latencyMs, limit }: Service): Promise<Services> {
	const redis = await started(() => Redis.start());
	const postgres = await started(() => Postgres.start());
	const sandbox = await started(() => SandboxProcess.start());
	await sandbox.prepare(latencyMs, limit);
	const n8n = await ensureN8n();
	console.log(`Starting n8n ${n8n.version}: main and two workers …`);
	const { main, workers, restart } = await startCluster(n8n, redis, postgres);
	const [first, second] = workers;
	if (!first || !second) throw new Error('Two workers are needed');
	const rest = await Rest.login(main.url);
	const credential = await rest.createCredential({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });
	const executions = new Executions(postgres);
	return { main, workers: [first, second], sandbox, executions, restart, rest, credential };
}

/** Starts queue mode with an active workflow whose webhook is ready. */
export async function startQueueMode(workflow: WorkflowJson, service: Service): Promise<QueueMode> {
	const services = await startServices(service);
	const { rest, credential, main } = services;
	await rest.activate(await rest.createWorkflow(workflow, credential));
	await webhookReady(main.url);
	return services;
}
