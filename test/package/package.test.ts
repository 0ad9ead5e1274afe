import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, packProject } from '../n8n/pack';

/**
 * The modules that n8n provides to community packages, and the one that its rule
 * no-restricted-imports allows.
 */
const PROVIDED = ['n8n-workflow', 'node:crypto', 'zod'];

/**
 * Runs a script outside of Jest, because n8n's loader and linter behave differently in test
 * runners.
 */
const runScript = (name: string, args: string[], env: Record<string, string> = {}): string =>
	execFileSync(
		process.execPath,
		[require.resolve('tsx/cli'), join(PROJECT, 'test/package', `${name}.ts`), ...args],
		{ cwd: PROJECT, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', ...env } },
	);

let tarball = '';
let folder = '';
let files: string[] = [];

beforeAll(() => {
	tarball = packProject();
	folder = mkdtempSync(join(tmpdir(), 'refport-unpacked-'));
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
		statSync(join(folder, name)).isFile(),
	);
});

it('the package contains only compiled files and documents for users', () => {
	const roots = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json', 'index.js'];
	expect(files.filter((name) => !name.startsWith('dist/')).sort()).toEqual(roots.sort());
	const shipped = files.filter((name) => name.startsWith('dist/'));
	expect(shipped.filter((name) => !/\.(js|json|svg)$/.test(name))).toEqual([]);
});

it('the package is smaller than 100 kB', () => {
	expect(statSync(tarball).size).toBeLessThan(100_000);
});

it('the package imports only its own files and modules that n8n provides', () => {
	const imported = files
		.filter((name) => name.endsWith('.js'))
		.flatMap((name) => [
			...readFileSync(join(folder, name), 'utf8').matchAll(/require\(["']([^"']+)["']\)/g),
		])
		.map(([, module = '']) => module)
		.filter((module) => !module.startsWith('.'));
	expect([...new Set(imported)].sort()).toEqual(PROVIDED);
});

it('the package has the peer dependency n8n-workflow and no other dependencies', () => {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest).not.toHaveProperty('dependencies');
});

it("n8n's package loader loads the node and the credential, with icons and codex", () => {
	const env = {
		NODE_PATH: join(PROJECT, 'node_modules'),
		N8N_USER_FOLDER: mkdtempSync(join(tmpdir(), 'refport-n8n-')),
	};
	const printed = runScript('load', [folder], env);
	const { description, credential } = JSON.parse(printed) as Record<string, unknown>;
	const iconUrl = {
		light: 'icons/n8n-nodes-refport/dist/nodes/Refport/refport.svg',
		dark: 'icons/n8n-nodes-refport/dist/nodes/Refport/refport.dark.svg',
	};
	expect(description).toMatchObject({
		displayName: 'Refport',
		usableAsTool: true,
		codex: { categories: ['Marketing', 'Analytics', 'Sales'] },
		iconUrl,
	});
	expect(credential).toMatchObject({ displayName: 'Refport API', iconUrl });
	expect(files).toEqual(
		expect.arrayContaining([
			'dist/nodes/Refport/refport.svg',
			'dist/nodes/Refport/refport.dark.svg',
		]),
	);
});

it("source and tarball pass n8n's package scanner and its newer linter", () => {
	expect(runScript('scan', [])).toBe(
		[
			'source, linter 0.29.0: no findings',
			'tarball, linter 0.29.0: no findings',
			'source, linter 0.32.0: no findings',
			'tarball, linter 0.32.0: no findings\n',
		].join('\n'),
	);
});
