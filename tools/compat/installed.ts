import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type RealN8n, credentialFor } from '../../test/e2e/realN8n';
import type { InstalledN8n } from '../../test/n8n/install';
import { Instance, freshUserFolder } from '../../test/n8n/instance';
import { PROJECT, packProject } from '../../test/n8n/pack';
import { Rest } from '../../test/n8n/rest';
import { Sandbox } from '../../test/sandbox/sandbox';
import { tarballNpm } from './tarballNpm';

/** How much of n8n's log to show after an error, in characters. */
const LOG_TAIL = 4000;

interface Manifest {
	name: string;
	version: string;
}

export const readManifest = (): Manifest =>
	JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Manifest;

/**
 * Defaults of n8n 3.0, and settings that it requires for this package. Older versions ignore
 * unknown ones.
 */
const N8N_3_SETTINGS = {
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	N8N_SSRF_PROTECTION_ENABLED: 'true',
	N8N_SSRF_BLOCKED_IP_RANGES: 'default,100.64.0.0/10',
	// The address of the sandbox.
	N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
};

/**
 * Starts a fresh n8n and installs the packed package in the same way as n8n's Community Nodes page.
 * Stops n8n after `use`.
 */
export async function withInstalledPackage<T>(
	n8n: InstalledN8n,
	use: (real: RealN8n) => Promise<T>,
): Promise<T> {
	const { name, version } = readManifest();
	const path = [dirname(n8n.node), process.env.PATH ?? ''].join(delimiter);
	const npm = tarballNpm(name, version, packProject(), path);
	const sandbox = await new Sandbox().start();
	try {
		const env = { ...N8N_3_SETTINGS, PATH: [npm, path].join(delimiter) };
		const instance = await Instance.start(n8n, freshUserFolder(), env);
		try {
			const rest = await Rest.login(instance.url);
			await rest.post('/community-packages', { name, version });
			const credential = await rest.createCredential(credentialFor(sandbox));
			return await use({ n8n: instance, rest, sandbox, credential });
		} catch (error) {
			console.error(readFileSync(instance.logFile, 'utf8').slice(-LOG_TAIL));
			throw error;
		} finally {
			await instance.stop();
		}
	} finally {
		await sandbox.stop();
	}
}
