import { rmSync } from 'node:fs';
import { ensureN8n } from '../n8n/install';
import { Instance, freshUserFolder } from '../n8n/instance';
import { installByHand, packProject } from '../n8n/pack';
import { Rest } from '../n8n/rest';
import { SandboxProcess } from '../sandbox/sandboxProcess';

/** A real n8n with the packed package, and the service that its credential leads to. */
export interface Bench {
	n8n: Instance;
	rest: Rest;
	sandbox: SandboxProcess;
	credential: { id: string; name: string };
}

let tarball: string | undefined;

/** Starts a fresh n8n and a fresh service, hands them over, and ends both. */
export async function withBench<T>(
	use: (bench: Bench) => Promise<T>,
	env: Record<string, string> = {},
): Promise<T> {
	tarball ??= packProject();
	const userFolder = freshUserFolder();
	installByHand(tarball, userFolder);
	const sandbox = await SandboxProcess.start();
	try {
		const n8n = await Instance.start(await ensureN8n(), userFolder, env);
		try {
			const rest = await Rest.login(n8n.url);
			const { apiKey, url } = sandbox;
			const credential = await rest.createCredential({ apiKey, baseUrl: url });
			return await use({ n8n, rest, sandbox, credential });
		} finally {
			await n8n.stop();
		}
	} finally {
		await sandbox.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}
