import { ensureN8n } from '../n8n/install';
import { openRunFolder } from '../runFolder';

/** Before all suites, since a first installation takes longer than any hook may. */
export default async function installN8n(): Promise<void> {
	openRunFolder();
	await ensureN8n(process.env.REFPORT_N8N_VERSION);
}
