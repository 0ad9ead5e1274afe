import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The n8n version for development. */
export const N8N_VERSION = '2.41.1';

/** The tested release of each Node.js line, oldest first. npm packages contain the binaries. */
const NODE_RELEASES = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' } as const;

export type NodeLine = keyof typeof NODE_RELEASES;

export const NODE_LINES: readonly NodeLine[] = [20, 22, 24];

const PROGRESS_MS = 20_000;

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-refport');

export interface InstalledN8n {
	version: string;
	/** The Node.js binary that runs it. */
	node: string;
	/** The start script of n8n. */
	script: string;
}

/**
 * Without the variables of `npm run`, because they contain npm settings of this project like
 * ignore-scripts.
 */
const ownEnvironment = (): NodeJS.ProcessEnv =>
	Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/** Runs npm with this Node.js first in the path, and prints its output. */
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

/** Creates a folder in the cache once. An interrupted attempt is repeated. */
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

/**
 * The path of a Node.js of this line: the running one, or one from the npm package with the binary.
 */
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

/**
 * The major version of the oldest Node.js that a package supports, 0 if the package is not
 * installed.
 */
function oldestNode(folder: string, name: string): number {
	const file = join(folder, 'node_modules', name, 'package.json');
	if (!existsSync(file)) return 0;
	const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
	return Number(/\d+/.exec(engines.node)?.[0]);
}

/**
 * The oldest Node.js line that runs an installed n8n. The last 1.123.x releases claim to support Node.js
 * 20, but their isolated-vm does not.
 */
function lineFor(folder: string): NodeLine {
	const oldest = Math.max(oldestNode(folder, 'n8n'), oldestNode(folder, 'isolated-vm'));
	const line = NODE_LINES.find((one) => one >= oldest);
	if (line === undefined) throw new Error(`n8n asks for Node.js ${oldest}`);
	return line;
}

/**
 * n8n in the cache of the user. The first call installs it, which takes minutes and prints its
 * progress.
 */
export async function ensureN8n(version = N8N_VERSION): Promise<InstalledN8n> {
	// Several n8n versions require an xlsx from outside the registry. The registry contains it as
	// 0.18.5.
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
