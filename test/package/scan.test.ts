import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../n8n/pack';

const SOUND = {
	name: 'n8n-nodes-sample',
	version: '1.0.0',
	description: 'A sample',
	license: 'MIT',
	author: { name: 'Sample', email: 'sample@example.com' },
	keywords: ['n8n-community-node-package'],
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { n8nNodesApiVersion: 1, nodes: ['dist/nodes/Sample/Sample.node.js'] },
};

/** Runs the scan on a package with these files. Outside of jest, where some of n8n's rules find nothing. */
function scan(files: Record<string, string>, manifest: object = SOUND) {
	const folder = mkdtempSync(join(tmpdir(), 'refport-sample-'));
	const all = {
		'package.json': JSON.stringify(manifest),
		'index.js': 'module.exports = {};\n',
		...files,
	};
	for (const [name, text] of Object.entries(all)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	const script = join(PROJECT, 'test/package/scan.ts');
	const { status, stdout } = spawnSync(
		process.execPath,
		[require.resolve('tsx/cli'), script, folder],
		{ cwd: PROJECT, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
	);
	return { status, stdout };
}

it('passes a package in which neither version of the linter finds anything', () => {
	expect(scan({})).toEqual({
		status: 0,
		stdout: [
			'source, linter 0.29.0: no findings',
			'tarball, linter 0.29.0: no findings',
			'source, linter 0.32.0: no findings',
			'tarball, linter 0.32.0: no findings\n',
		].join('\n'),
	});
});

it('fails on a manifest that breaks a rule, which all four checks find', () => {
	const { status, stdout } = scan({}, { ...SOUND, dependencies: { lodash: '4.17.21' } });
	expect(status).toBe(1);
	expect(stdout.match(/community-nodes\/no-runtime-dependencies/g)).toHaveLength(4);
});

it('fails on code in the tarball that breaks a rule, in spite of a comment that allows it', () => {
	const { status, stdout } = scan({
		'dist/index.js': '/* eslint-disable */\nmodule.exports = process.env.HOME;\n',
	});
	expect(status).toBe(1);
	expect(stdout.match(/no-restricted-globals/g)).toHaveLength(2);
	expect(stdout).toContain('source, linter 0.29.0: no findings');
});

it('fails on code that only the newer linter rejects', () => {
	const { status, stdout } = scan({
		'nodes/Sample/Sample.node.ts': [
			"import type { INodeType } from 'n8n-workflow';",
			'export class Sample implements INodeType {',
			"	description = { inputs: ['main'] as never };",
			'}\n',
		].join('\n'),
	});
	expect(status).toBe(1);
	expect(stdout.match(/no-unsafe-connection-type-cast/g)).toHaveLength(1);
});
