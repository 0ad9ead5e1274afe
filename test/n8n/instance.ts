import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { InstalledN8n } from './install';

const START_LIMIT_MS = 180_000;

const QUIET = {
	NODE_ENV: 'production',
	N8N_LOG_LEVEL: 'info',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
};

export const freshUserFolder = (): string => mkdtempSync(join(tmpdir(), 'refport-n8n-'));

/** Linux uses higher ports for outgoing connections, which could take a port before n8n does. */
const PORTS = { min: 15_000, max: 32_000 };

const canListen = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => {
			resolve(false);
		});
		server.listen(port, '127.0.0.1', () =>
			server.close(() => {
				resolve(true);
			}),
		);
	});

/** A port on localhost that is not in use. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(PORTS.min, PORTS.max);
		if (await canListen(port)) return port;
	}
}

/** A running n8n with its own user folder. */
export class Instance {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly userFolder: string,
		/** The output of n8n, to search for secrets and to investigate failed tests. */
		readonly logFile: string,
	) {}

	/** The ID of the n8n process, to measure its CPU time and memory. */
	get pid(): number {
		if (this.child.pid === undefined) throw new Error('n8n did not start');
		return this.child.pid;
	}

	/** Starts n8n or a worker of its queue mode, with `env` added, and waits until it is ready. */
	static async start(
		n8n: InstalledN8n,
		userFolder: string,
		env: Record<string, string> = {},
		command: 'start' | 'worker' = 'start',
	): Promise<Instance> {
		const port = Number(env.N8N_PORT ?? (await freePort()));
		const logFile = join(userFolder, 'n8n.log');
		const log = createWriteStream(logFile, { flags: 'a' });
		const child = spawn(n8n.node, [n8n.script, command], {
			env: {
				...process.env,
				PATH: `${dirname(n8n.node)}:${process.env.PATH ?? ''}`,
				NODE_OPTIONS: '',
				...QUIET,
				N8N_USER_FOLDER: userFolder,
				N8N_PORT: String(port),
				// A worker serves its health check only with these settings.
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_RUNNERS_BROKER_PORT: String(await freePort()),
				...env,
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.stdout.pipe(log);
		child.stderr.pipe(log);
		const instance = new Instance(child, `http://127.0.0.1:${port}`, userFolder, logFile);
		await instance.untilHealthy();
		return instance;
	}

	private async untilHealthy(): Promise<void> {
		const end = Date.now() + START_LIMIT_MS;
		while (Date.now() < end && this.child.exitCode === null) {
			const ready = await axios.get(`${this.url}/healthz/readiness`).then(
				({ status }) => status === 200,
				() => false,
			);
			if (ready) return;
			await sleep(250);
		}
		this.child.kill('SIGKILL');
		throw new Error(`n8n did not start; see ${this.logFile}`);
	}

	/** Stops n8n. SIGKILL simulates a crash. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const exited = once(this.child, 'exit');
		this.child.kill(signal);
		const killTimer = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
		await exited;
		clearTimeout(killTimer);
	}
}
