import { ensureN8n } from '../n8n/install';
import { Instance } from '../n8n/instance';
import { Rest } from '../n8n/rest';
import { startAgain } from '../n8n/startAgain';
import type { RealN8n } from './realN8n';

/** Kills n8n to simulate a crash, and restarts it with the same URL and database. */
export async function killAndRestart(
	real: Pick<RealN8n, 'n8n' | 'rest'>,
	onKilled?: () => void,
): Promise<void> {
	const { url, userFolder } = real.n8n;
	await real.n8n.stop('SIGKILL');
	onKilled?.();
	const installed = await ensureN8n(process.env.REFPORT_N8N_VERSION);
	const env = { N8N_PORT: new URL(url).port };
	real.n8n = await startAgain(() => Instance.start(installed, userFolder, env));
	real.rest = await Rest.login(real.n8n.url);
}
