import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '../..');

const npm = (args: string[], cwd: string): string =>
	execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Packs the built package, and returns the path of the tarball. */
export function packProject(project = PROJECT): string {
	const folder = mkdtempSync(join(tmpdir(), 'refport-pack-'));
	const printed = npm(
		['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
		project,
	);
	const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
	return join(folder, filename);
}

/**
 * Installs a tarball as n8n's documentation describes for a manual installation. Without `--omit=peer`,
 * npm would install a second n8n-workflow.
 */
export function installByHand(tarball: string, userFolder: string): string {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	npm(['install', tarball, '--omit=peer', '--ignore-scripts'], folder);
	return folder;
}

/** Packs the project with another version number. */
export function packVersion(version: string): string {
	const copy = mkdtempSync(join(tmpdir(), 'refport-version-'));
	for (const name of ['dist', 'index.js', 'README.md', 'LICENSE', 'CHANGELOG.md']) {
		cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
	}
	const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as object;
	writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, version }));
	return packProject(copy);
}

/** Uninstalls the package that installByHand installed. */
export function uninstallByHand(userFolder: string): void {
	npm(['uninstall', 'n8n-nodes-refport'], join(userFolder, '.n8n', 'nodes'));
}
