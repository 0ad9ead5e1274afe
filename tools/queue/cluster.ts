import { randomBytes } from 'node:crypto';
import type { Postgres } from '../../test/e2e/postgres';
import type { InstalledN8n } from '../../test/n8n/install';
import { Instance, freshUserFolder } from '../../test/n8n/instance';
import { installByHand, packProject } from '../../test/n8n/pack';
import { startAgain } from '../../test/n8n/startAgain';
import { started } from './cleanUp';
import type { Redis } from './redis';

const WORKERS = 2;

export interface Cluster {
	main: Instance;
	workers: Instance[];
	/** Kills a process with SIGKILL and restarts it on the same port. */
	restart: (dead: Instance, command: 'start' | 'worker') => Promise<Instance>;
}

/** Environment variables that all processes share. */
function settings(redis: Redis, { credential }: Postgres): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: credential.host,
		DB_POSTGRESDB_PORT: String(credential.port),
		DB_POSTGRESDB_DATABASE: credential.database,
		DB_POSTGRESDB_USER: credential.user,
		DB_POSTGRESDB_PASSWORD: credential.password,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
}

/** Starts one main process and two workers, each with its own user folder and installed package. */
export async function startCluster(
	n8n: InstalledN8n,
	redis: Redis,
	postgres: Postgres,
): Promise<Cluster> {
	const tarball = packProject();
	const env = settings(redis, postgres);
	const start = (command: 'start' | 'worker') => {
		const userFolder = freshUserFolder();
		installByHand(tarball, userFolder);
		return started(() => Instance.start(n8n, userFolder, env, command));
	};
	const restart: Cluster['restart'] = async (dead, command) => {
		const { userFolder, url } = dead;
		await dead.stop('SIGKILL');
		const same = { ...env, N8N_PORT: new URL(url).port };
		return await started(() => startAgain(() => Instance.start(n8n, userFolder, same, command)));
	};
	// The main process starts first, because it creates the tables.
	const main = await start('start');
	const workers: Instance[] = [];
	for (let n = 0; n < WORKERS; n += 1) workers.push(await start('worker'));
	return { main, workers, restart };
}
