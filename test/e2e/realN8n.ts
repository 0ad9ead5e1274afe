import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { INodeExecutionData } from 'n8n-workflow';
import { ensureN8n } from '../n8n/install';
import { Instance } from '../n8n/instance';
import { type Execution, Rest } from '../n8n/rest';
import { Sandbox } from '../sandbox/sandbox';
import { userFolderWithPackage } from './preparedFolder';

export interface RealN8n {
	n8n: Instance;
	rest: Rest;
	sandbox: Sandbox;
	credential: { id: string; name: string };
}

export const credentialFor = (sandbox: Sandbox) => ({
	apiKey: sandbox.apiKey,
	baseUrl: sandbox.url,
});

/** A unique API key, so tests can search for it in files. */
export const SECRET = 'rk_e2e_7f3c9a1b5d';

/** Starts n8n with the package installed manually, a sandbox, and a credential for it. */
export async function startRealN8n(): Promise<RealN8n> {
	const installed = await ensureN8n(process.env.REFPORT_N8N_VERSION);
	const sandbox = await new Sandbox({ apiKey: SECRET }).start();
	const n8n = await Instance.start(installed, userFolderWithPackage());
	const rest = await Rest.login(n8n.url);
	const credential = await rest.createCredential(credentialFor(sandbox));
	return { n8n, rest, sandbox, credential };
}

export async function stopRealN8n({ n8n, sandbox }: RealN8n): Promise<void> {
	await n8n.stop();
	await sandbox.stop();
}

/** A real n8n for all tests of a file. */
export function useRealN8n(): RealN8n {
	const real = {} as RealN8n;
	beforeAll(async () => {
		Object.assign(real, await startRealN8n());
	});
	afterAll(() => stopRealN8n(real));
	return real;
}

const WEBHOOK_LIMIT_MS = 15_000;

/**
 * Sends a request to a webhook. Retries, because n8n responds with 404 for a few seconds after the
 * activation.
 */
export async function postTo(
	{ n8n }: Pick<RealN8n, 'n8n'>,
	path: string,
	body: object,
	headers: Record<string, string> = {},
): Promise<void> {
	const end = Date.now() + WEBHOOK_LIMIT_MS;
	for (;;) {
		const { status } = await axios.post(`${n8n.url}/webhook/${path}`, body, {
			headers,
			validateStatus: (one) => one === 200 || one === 404,
		});
		if (status === 200) return;
		if (Date.now() > end) throw new Error(`The webhook ${path} does not respond`);
		await sleep(200);
	}
}

/**
 * The first output of a node's last run. A retried execution also contains the run before the
 * crash.
 */
export const outputOf = ({ data }: Execution, node: string): INodeExecutionData[] =>
	data.resultData.runData[node]?.at(-1)?.data?.main?.[0] ?? [];
