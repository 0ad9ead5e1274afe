import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'n8n-nodes-refport';

/**
 * The fields that n8n's installer removes from a package.json before it installs the dependencies.
 */
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

/**
 * Updates n8n's list of community packages. Without a version, it removes the package from the
 * list.
 */
function updateList(nodes: string, version?: string): void {
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
 * Installs a tarball with the same steps as n8n's installer for community packages, which accepts only
 * packages from a registry. Replaces an installed version.
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
	updateList(nodes, String(manifest.version));
}

/** Uninstalls the package with the same steps as n8n. */
export function uninstallLikeN8n(userFolder: string): void {
	const { nodes, module } = folders(userFolder);
	rmSync(module, { recursive: true, force: true });
	updateList(nodes);
}
