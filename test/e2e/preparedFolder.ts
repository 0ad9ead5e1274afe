import { cpSync } from 'node:fs';
import { ensureN8n } from '../n8n/install';
import { Instance, freshUserFolder } from '../n8n/instance';
import { installByHand, packProject } from '../n8n/pack';
import { Rest } from '../n8n/rest';

/** The workers of Jest inherit the environment, but nothing else. */
const VARIABLE = 'REFPORT_PREPARED_FOLDER';

/**
 * Prepares a user folder for all suites of a run: with the package, an owner and a migrated database.
 * This takes longer than most suites.
 */
export async function prepareFolder(): Promise<void> {
	const installed = await ensureN8n(process.env.REFPORT_N8N_VERSION);
	const folder = freshUserFolder();
	installByHand(packProject(), folder);
	const n8n = await Instance.start(installed, folder);
	await Rest.login(n8n.url);
	await n8n.stop();
	process.env[VARIABLE] = folder;
}

/** Returns a new user folder with the package: a copy of the prepared one, if there is one. */
export function userFolderWithPackage(): string {
	const folder = freshUserFolder();
	const prepared = process.env[VARIABLE];
	if (prepared === undefined) installByHand(packProject(), folder);
	else cpSync(prepared, folder, { recursive: true });
	return folder;
}
