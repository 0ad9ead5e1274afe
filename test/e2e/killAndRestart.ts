import { ensureN8n } from '../n8n/install';
import { Instance } from '../n8n/instance';
import { Rest } from '../n8n/rest';
import type { RealN8n } from './realN8n';

/** Ends n8n as a crash does, and starts it again at the same address with the same database. */
export async function killAndRestart(
	real: Pick<RealN8n, 'n8n' | 'rest'>,
	onKilled?: () => void,
): Promise<void> {
	const { url, userFolder } = real.n8n;
	await real.n8n.stop('SIGKILL');
	onKilled?.();
	const installed = await ensureN8n(process.env.REFPORT_N8N_VERSION);
	real.n8n = await Instance.start(installed, userFolder, { N8N_PORT: new URL(url).port });
	real.rest = await Rest.login(real.n8n.url);
}
