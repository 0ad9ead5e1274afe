import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../n8n/pack';

const VALID_MANIFEST = {
	name: 'n8n-nodes-sample',
	version: '1.0.0',
	description: 'A sample',
	license: 'MIT',
	author: { name: 'Sample', email: 'sample@example.com' },
	keywords: ['n8n-community-node-package'],
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { n8nNodesApiVersion: 1, nodes: ['dist/nodes/Sample/Sample.node.js'] },
};

/**
 * Scans a package with these files outside of Jest, because some of n8n's rules find nothing inside
 * it.
 */
function scan(files: Record<string, string>, manifest: object = VALID_MANIFEST) {
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

it('the scan passes a valid package', () => {
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

it('the scan fails in all four checks if the manifest violates a rule', () => {
	const { status, stdout } = scan({}, { ...VALID_MANIFEST, dependencies: { lodash: '4.17.21' } });
	expect(status).toBe(1);
	expect(stdout.match(/community-nodes\/no-runtime-dependencies/g)).toHaveLength(4);
});

it('the scan fails if code in the tarball violates a rule, even with a comment that disables the rule', () => {
	const { status, stdout } = scan({
		'dist/index.js': '/* eslint-disable */\nmodule.exports = process.env.HOME;\n',
	});
	expect(status).toBe(1);
	expect(stdout.match(/no-restricted-globals/g)).toHaveLength(2);
	expect(stdout).toContain('source, linter 0.29.0: no findings');
});

it('the scan fails if only the newer linter rejects the code', () => {
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
