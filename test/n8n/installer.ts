import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'n8n-nodes-refport';

/** What n8n's installer takes out of a package.json before it installs the package's dependencies. */
const DROPPED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

const INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

const folders = (userFolder: string) => {
	const nodes = join(userFolder, '.n8n', 'nodes');
	return { nodes, module: join(nodes, 'node_modules', NAME) };
};

/** The list of community packages that n8n keeps beside them; without a version the package leaves it. */
function list(nodes: string, version?: string): void {
	const file = join(nodes, 'package.json');
	mkdirSync(nodes, { recursive: true });
	const manifest = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> })
		: {};
	const others = Object.entries(manifest.dependencies ?? {}).filter(([name]) => name !== NAME);
	const own: [string, string][] = version ? [[NAME, version]] : [];
	const dependencies: Record<string, string> = Object.fromEntries([...others, ...own]);
	writeFileSync(
		file,
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies }, null, 2),
	);
}

/**
 * Takes the steps of n8n's own community package installer for a tarball; n8n itself takes packages
 * only from a registry. An older version in its place is replaced.
 */
export function installLikeN8n(tarball: string, userFolder: string): void {
	const { nodes, module } = folders(userFolder);
	rmSync(module, { recursive: true, force: true });
	mkdirSync(module, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', module, '--strip-components=1']);
	const file = join(module, 'package.json');
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	const kept = Object.entries(manifest).filter(([key]) => !DROPPED.includes(key));
	writeFileSync(file, JSON.stringify(Object.fromEntries(kept), null, 2));
	execFileSync('npm', INSTALL, { cwd: module, stdio: 'ignore' });
	list(nodes, String(manifest.version));
}

/** Removes the package again, as n8n does. */
export function uninstallLikeN8n(userFolder: string): void {
	const { nodes, module } = folders(userFolder);
	rmSync(module, { recursive: true, force: true });
	list(nodes);
}
