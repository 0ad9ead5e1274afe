import { rmSync } from 'node:fs';
import { ensureN8n } from '../../test/n8n/install';
import { Instance, freshUserFolder } from '../../test/n8n/instance';
import { installByHand, packProject } from '../../test/n8n/pack';
import { Rest } from '../../test/n8n/rest';
import { makeCertificate } from '../../test/sandbox/certificate';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { SandboxProcess } from '../../test/sandbox/sandboxProcess';
import { createHeaderAuth, updateHeaderAuth } from './headerAuth';

/** A real n8n with the packed package, and the service of its credential. */
export interface Bench {
	n8n: Instance;
	rest: Rest;
	sandbox: SandboxProcess;
	credential: { id: string; name: string };
	/** The same API key for the HTTP Request node. */
	headerAuth: { id: string; name: string };
}

let tarball: string | undefined;

/** Starts a fresh n8n and a fresh service, and stops both after `use`. */
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
			const headerAuth = await createHeaderAuth(rest, apiKey);
			return await use({ n8n, rest, sandbox, credential, headerAuth });
		} finally {
			await n8n.stop();
		}
	} finally {
		await sandbox.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** Like withBench. The second bench is the same n8n with an HTTPS service. */
export async function withTlsBench<T>(
	use: (plain: Bench, secure: Bench) => Promise<T>,
): Promise<T> {
	const certificate = makeCertificate();
	const run = async (plain: Bench): Promise<T> => {
		const sandbox = await SandboxProcess.start(certificate);
		try {
			const { apiKey, url } = sandbox;
			const data = { apiKey, baseUrl: url };
			const credential = await plain.rest.createCredential(data, 'Refport over TLS');
			const headerAuth = await createHeaderAuth(plain.rest, apiKey);
			return await use(plain, { ...plain, sandbox, credential, headerAuth });
		} finally {
			await sandbox.stop();
		}
	};
	try {
		return await withBench(run, { NODE_EXTRA_CA_CERTS: certificate.file });
	} finally {
		certificate.remove();
	}
}

let accounts = 0;

/**
 * Resets the service and sets the credentials to the key of a new account, so that the node does not
 * know the rate limit yet.
 */
export async function newAccount(
	{ rest, sandbox, credential, headerAuth }: Bench,
	latencyMs: number,
	limit?: RateLimit,
): Promise<void> {
	accounts += 1;
	const apiKey = `rk_bench_${accounts}`;
	await sandbox.prepare(latencyMs, limit, apiKey);
	await rest.updateCredential(credential, { apiKey, baseUrl: sandbox.url });
	await updateHeaderAuth(rest, headerAuth.id, apiKey);
}
