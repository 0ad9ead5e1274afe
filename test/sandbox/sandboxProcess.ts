import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { freePort } from '../n8n/instance';
import { PROJECT } from '../n8n/pack';
import type { Certificate } from './certificate';
import type { RateLimit } from './rateLimit';
import { DEFAULT_KEY, type Recorded, type Seen } from './sandbox';

const START_LIMIT_MS = 30_000;

/** A sandbox in a separate process, so measurements of other processes do not include its work. */
export class SandboxProcess {
	apiKey = DEFAULT_KEY;

	private readonly http: AxiosInstance;

	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		certificate?: Certificate,
	) {
		const httpsAgent = certificate && new Agent({ ca: certificate.cert });
		this.http = axios.create({ baseURL: `${url}/_sandbox`, httpsAgent });
	}

	/** Starts a sandbox, with HTTPS if there is a certificate. */
	static async start(certificate?: Certificate): Promise<SandboxProcess> {
		const port = await freePort();
		const script = join(PROJECT, 'test/sandbox/main.ts');
		const child = spawn(process.execPath, ['--import', 'tsx', script], {
			cwd: PROJECT,
			env: { ...process.env, PORT: String(port), TLS_FOLDER: certificate?.folder },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const url = `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`;
		const sandbox = new SandboxProcess(child, url, certificate);
		const end = Date.now() + START_LIMIT_MS;
		while (!(await sandbox.recorded().then(Boolean, () => false))) {
			if (child.exitCode !== null || Date.now() > end) {
				await sandbox.stop();
				throw new Error('The sandbox did not start');
			}
			await sleep(100);
		}
		return sandbox;
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const exited = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await exited;
	}

	/** Resets the sandbox and sets its latency, rate limit and API key. */
	async prepare(latencyMs: number, limit?: RateLimit, apiKey = DEFAULT_KEY): Promise<void> {
		this.apiKey = apiKey;
		await this.post('reset', {});
		await this.post('key', { apiKey });
		await this.post('latency', { ms: latencyMs });
		if (limit) await this.post('limit', limit);
	}

	recorded(): Promise<Recorded[]> {
		return this.get('recorded');
	}

	seen(): Promise<Pick<Seen, 'at' | 'path' | 'body' | 'status'>[]> {
		return this.get('seen');
	}

	/** The number of connections with requests. */
	sockets(): Promise<number> {
		return this.get('sockets');
	}

	private async get<T>(route: string): Promise<T> {
		const { data } = await this.http.get<T>(route);
		return data;
	}

	private async post(route: string, body: object): Promise<void> {
		await this.http.post(route, body);
	}
}
