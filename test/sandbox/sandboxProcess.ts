import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { freePort } from '../n8n/instance';
import { PROJECT } from '../n8n/pack';
import type { RateLimit } from './rateLimit';
import { DEFAULT_KEY, type Recorded, type Seen } from './sandbox';

const START_LIMIT_MS = 30_000;

/** A sandbox in a process of its own, so that its work is not counted with another's. */
export class SandboxProcess {
	readonly apiKey = DEFAULT_KEY;

	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
	) {}

	static async start(): Promise<SandboxProcess> {
		const port = await freePort();
		const script = join(PROJECT, 'test/sandbox/main.ts');
		const child = spawn(process.execPath, ['--import', 'tsx', script], {
			cwd: PROJECT,
			env: { ...process.env, PORT: String(port) },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const sandbox = new SandboxProcess(child, `http://127.0.0.1:${port}`);
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

	/** Forgets what it saw, and answers from now on after so many ms, within this limit. */
	async prepare(latencyMs: number, limit?: RateLimit): Promise<void> {
		await this.tell('reset', {});
		await this.tell('latency', { ms: latencyMs });
		if (limit) await this.tell('limit', limit);
	}

	recorded(): Promise<Recorded[]> {
		return this.get('recorded');
	}

	seen(): Promise<Pick<Seen, 'at' | 'path' | 'body' | 'status'>[]> {
		return this.get('seen');
	}

	/** How many connections carried the requests. */
	sockets(): Promise<number> {
		return this.get('sockets');
	}

	private async get<T>(route: string): Promise<T> {
		const { data } = await axios.get<T>(`${this.url}/_sandbox/${route}`);
		return data;
	}

	private async tell(route: string, body: object): Promise<void> {
		await axios.post(`${this.url}/_sandbox/${route}`, body);
	}
}
