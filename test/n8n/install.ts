import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The version that the project is developed against. */
export const N8N_VERSION = '2.41.1';

/** The release that stands for each line of Node.js, the oldest line first; npm carries the binaries. */
const NODE_RELEASES = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' } as const;

export type NodeLine = keyof typeof NODE_RELEASES;

export const NODE_LINES: readonly NodeLine[] = [20, 22, 24];

const PROGRESS_MS = 20_000;

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-refport');

export interface InstalledN8n {
	version: string;
	/** The Node.js binary that runs it. */
	node: string;
	/** Its start script. */
	script: string;
}

/** Without what `npm run` hands down: this project's own settings, ignore-scripts among them. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
	Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/** Runs npm with a given Node.js first in the path; its output goes to this terminal. */
export function npm(args: string[], folder: string, node: string): Promise<void> {
	const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
	const start = Date.now();
	const progress = setInterval(() => {
		console.log(`  … npm ${args[0] ?? ''}, ${Math.round((Date.now() - start) / 1000)} s`);
	}, PROGRESS_MS);
	return new Promise((resolve, reject) => {
		const child = spawn('npm', args, {
			cwd: folder,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...ownEnvironment(), PATH: path },
		});
		child.on('error', reject).on('exit', (code) => {
			clearInterval(progress);
			if (code === 0) resolve();
			else reject(new Error(`npm ${args.join(' ')} ended with code ${String(code)}`));
		});
	});
}

/** Makes a folder of the cache once; an interrupted attempt is repeated. */
async function once(
	name: string,
	manifest: object,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(CACHE, name);
	const done = join(folder, '.complete');
	if (existsSync(done)) return folder;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
	await fill(folder);
	writeFileSync(done, '');
	return folder;
}

/** A Node.js of this line: the one that runs this, or one from the npm package that carries the binary. */
export async function ensureNode(line: NodeLine): Promise<string> {
	if (process.versions.node.startsWith(`${line}.`)) return process.execPath;
	const release = NODE_RELEASES[line];
	const name = `node-${process.platform}-${process.arch}`;
	const folder = await once(`node-${release}`, {}, (at) => {
		console.log(`Installing Node.js ${release}`);
		return npm(['install', `${name}@${release}`, '--ignore-scripts'], at, process.execPath);
	});
	return join(folder, 'node_modules', name, 'bin', 'node');
}

/** The oldest Node.js that a package asks for, as its first number; 0 if the package is not installed. */
function oldestNode(folder: string, name: string): number {
	const file = join(folder, 'node_modules', name, 'package.json');
	if (!existsSync(file)) return 0;
	const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
	return Number(/\d+/.exec(engines.node)?.[0]);
}

/**
 * The oldest Node.js line that runs an installed n8n. The last 1.123.x releases claim to run on Node.js
 * 20, but the isolated-vm in them does not.
 */
function lineFor(folder: string): NodeLine {
	const oldest = Math.max(oldestNode(folder, 'n8n'), oldestNode(folder, 'isolated-vm'));
	const line = NODE_LINES.find((one) => one >= oldest);
	if (line === undefined) throw new Error(`n8n asks for Node.js ${oldest}`);
	return line;
}

/** n8n in the per-user cache; the first call installs it, which takes minutes and tells its progress. */
export async function ensureN8n(version = N8N_VERSION): Promise<InstalledN8n> {
	// The xlsx that several versions ask for is outside the registry; the same library is on it as 0.18.5.
	const manifest = { overrides: { xlsx: '0.18.5' } };
	const folder = await once(`n8n-${version}`, manifest, async (at) => {
		console.log(`Installing n8n ${version} into ${at}: this takes about 5 minutes, once`);
		const install = ['install', `n8n@${version}`, '--ignore-scripts', '--loglevel=error'];
		await npm(install, at, process.execPath);
		const node = await ensureNode(lineFor(at));
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], at, node);
	});
	const node = await ensureNode(lineFor(folder));
	return { version, node, script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}
