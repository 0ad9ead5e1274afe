import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The version that the project is developed against. */
export const N8N_VERSION = '2.41.1';

const NODE_24 = '24.21.0';

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
function npm(args: string[], folder: string, node: string): Promise<void> {
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

/** This Node.js where it is new enough, else one from the npm package that carries the binary. */
async function nodeFor(version: string): Promise<string> {
	const major = Number(process.versions.node.split('.')[0]);
	if (version.startsWith('1.') || major >= 24) return process.execPath;
	const name = `node-${process.platform}-${process.arch}`;
	const folder = await once(`node-${NODE_24}`, {}, (at) => {
		console.log(`Installing Node.js ${NODE_24} for n8n ${version}`);
		return npm(['install', `${name}@${NODE_24}`, '--ignore-scripts'], at, process.execPath);
	});
	return join(folder, 'node_modules', name, 'bin', 'node');
}

/** n8n in the per-user cache; the first call installs it, which takes minutes and tells its progress. */
export async function ensureN8n(version = N8N_VERSION): Promise<InstalledN8n> {
	const node = await nodeFor(version);
	// Its xlsx dependency points outside the registry for 1.x; the same library is on it as 0.18.5.
	const manifest = version.startsWith('1.') ? { overrides: { xlsx: '0.18.5' } } : {};
	const folder = await once(`n8n-${version}`, manifest, async (at) => {
		console.log(`Installing n8n ${version} into ${at}: this takes about 5 minutes, once`);
		await npm(['install', `n8n@${version}`, '--ignore-scripts', '--loglevel=error'], at, node);
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], at, node);
	});
	return { version, node, script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}
