import { execFileSync } from 'node:child_process';
import { PROJECT, quoted, readText, tableRows } from './markdown';

const page = readText('docs/n8n-rules.md');

const SCANNER = 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs';

/**
 * The rules of n8n's linter and scanner. A child process loads them, because Jest does not support
 * ES modules.
 */
function rulesOf(): { newer: string[]; scanner: string[]; versions: string[] } {
	const script = `
		import { n8nCommunityNodesPlugin as newer } from '@n8n/eslint-plugin-community-nodes';
		import { buildScanConfig } from './${SCANNER}';
		const plugins = (await buildScanConfig()).flatMap(({ plugins = {} }) => Object.entries(plugins));
		const scanner = Object.fromEntries(plugins)['@n8n/community-nodes'];
		console.log(JSON.stringify({
			newer: Object.keys(newer.rules),
			scanner: Object.keys(scanner.rules),
			versions: [scanner.meta.version, newer.meta.version],
		}));`;
	const args = ['--input-type=module', '--eval', script];
	return JSON.parse(execFileSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' })) as {
		newer: string[];
		scanner: string[];
		versions: string[];
	};
}

const { newer, scanner, versions } = rulesOf();

const firstCells = tableRows(page.slice(page.indexOf('## Linter rules'))).map(
	([cell = '']) => cell,
);

it('docs/n8n-rules.md lists exactly the rules of both linter versions', () => {
	const listed = firstCells.flatMap(quoted).sort();
	expect(listed).toEqual([...new Set([...newer, ...scanner])].sort());
});

it('docs/n8n-rules.md marks the rules that only the newer version contains', () => {
	const marked = firstCells.filter((cell) => cell.includes(versions[1] ?? '')).flatMap(quoted);
	expect(marked).toEqual(newer.filter((rule) => !scanner.includes(rule)));
});

it('docs/n8n-rules.md names the installed versions', () => {
	expect(versions.filter((version) => !page.includes(version))).toEqual([]);
});
