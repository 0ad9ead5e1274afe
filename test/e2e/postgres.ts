import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8n/instance';

const VERSIONS = '/usr/lib/postgresql';

const USER = 'refport';
const PASSWORD = 'refport-test';

/** The folder of the newest installed PostgreSQL on Debian. */
function binaries(): string {
	const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
	const found = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(VERSIONS, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
	if (!found) throw new Error('No PostgreSQL server is installed: apt-get install postgresql');
	return found;
}

/** PostgreSQL does not run as root, so the user postgres of Debian's package runs it. */
const isRoot = process.getuid?.() === 0;

/** A PostgreSQL on localhost, with its data in a temporary folder. */
export class Postgres {
	private constructor(
		private readonly bin: string,
		private readonly folder: string,
		private readonly port: number,
	) {}

	static async start(): Promise<Postgres> {
		const bin = binaries();
		const folder = mkdtempSync(join(tmpdir(), 'refport-postgres-'));
		const postgres = new Postgres(bin, folder, await freePort());
		const secret = join(folder, 'password');
		writeFileSync(secret, PASSWORD);
		if (isRoot) execFileSync('chown', ['-R', 'postgres', folder]);
		const own = ['-D', postgres.data, '-U', USER, '-A', 'scram-sha-256', '--pwfile', secret];
		postgres.serverTool('initdb', [...own, '-E', 'UTF8', '--no-sync']);
		const options = `-h 127.0.0.1 -p ${postgres.port} -k ${folder} -c fsync=off`;
		postgres.serverTool('pg_ctl', [...postgres.control, '-o', options, 'start']);
		return postgres;
	}

	/** The data of n8n's credential type `postgres`. */
	get credential() {
		const { port } = this;
		const at = { host: '127.0.0.1', port, database: 'postgres', user: USER, password: PASSWORD };
		return { ...at, ssl: 'disable' };
	}

	/** Runs statements that return no rows. */
	run(sql: string): void {
		this.psql(sql);
	}

	/** The rows of a query. */
	rows<T>(query: string): T[] {
		const json = this.psql(`SELECT coalesce(json_agg(found), '[]') FROM (${query}) AS found`);
		return JSON.parse(json) as T[];
	}

	stop(): void {
		this.serverTool('pg_ctl', [...this.control, '-m', 'immediate', 'stop']);
		rmSync(this.folder, { recursive: true });
	}

	private get data(): string {
		return join(this.folder, 'data');
	}

	private get control(): string[] {
		return ['-D', this.data, '-l', join(this.folder, 'log'), '-w'];
	}

	private serverTool(name: string, args: string[]): void {
		const command = [join(this.bin, name), ...args];
		const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
		execFileSync(file, rest, { cwd: this.folder, stdio: 'ignore' });
	}

	private psql(sql: string): string {
		const to = ['-h', '127.0.0.1', '-p', String(this.port), '-U', USER, '-d', 'postgres'];
		const args = [...to, '-v', 'ON_ERROR_STOP=1', '-XqAt', '-f', '-'];
		const quiet = '-c client_min_messages=warning';
		const env = { ...process.env, PGPASSWORD: PASSWORD, PGOPTIONS: quiet };
		return execFileSync(join(this.bin, 'psql'), args, { input: sql, encoding: 'utf8', env });
	}
}
