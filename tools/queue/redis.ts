import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../test/n8n/instance';

const PASSWORD = 'refport-test';

const MISSING = 'No Redis server is installed: apt-get install redis-server postgresql';

/** A Redis on loopback that stores nothing on disk. */
export class Redis {
	readonly host = '127.0.0.1';

	readonly password = PASSWORD;

	private constructor(
		private readonly child: ChildProcess,
		private readonly folder: string,
		readonly port: number,
	) {}

	static async start(): Promise<Redis> {
		const port = await freePort();
		const folder = mkdtempSync(join(tmpdir(), 'refport-redis-'));
		const child = spawn('redis-server', ['-'], { stdio: ['pipe', 'pipe', 'inherit'] });
		const redis = new Redis(child, folder, port);
		const started = new Promise<void>((resolve, reject) => {
			child.on('error', () => {
				reject(new Error(MISSING));
			});
			child.on('exit', (code) => {
				reject(new Error(`Redis ended with code ${String(code)}`));
			});
			createInterface(child.stdout).on('line', (line) => {
				if (line.includes('Ready to accept connections')) resolve();
			});
		});
		child.stdin.on('error', () => undefined).end(redis.settings);
		try {
			await started;
			return redis;
		} catch (error) {
			rmSync(folder, { recursive: true });
			throw error;
		}
	}

	async stop(): Promise<void> {
		if (this.child.exitCode === null && this.child.signalCode === null) {
			const exited = once(this.child, 'exit');
			this.child.kill('SIGKILL');
			await exited;
		}
		rmSync(this.folder, { recursive: true });
	}

	/** Passed on standard input, so that the process list does not show the password. */
	private get settings(): string {
		const where = `bind 127.0.0.1\nport ${this.port}\ndir ${this.folder}\n`;
		return `${where}requirepass ${PASSWORD}\nsave ""\nappendonly no\n`;
	}
}
