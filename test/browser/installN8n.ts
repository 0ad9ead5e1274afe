import { ensureN8n } from '../n8n/install';
import { openRunFolder } from '../runFolder';

/**
 * Installs n8n before all suites, because the first installation takes longer than the timeout of a
 * hook.
 */
export default async function installN8n(): Promise<void> {
	openRunFolder();
	await ensureN8n(process.env.REFPORT_N8N_VERSION);
}
