import { execFileSync } from 'node:child_process';
import { PROJECT, quoted, readText, tableRows } from './markdown';

const page = readText('docs/n8n-rules.md');

const SCANNER = 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs';

/** What n8n's linter and scanner hold; both are ES modules, which Jest does not load. */
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

it('has a row for each rule of both versions of the linter, and for no other', () => {
	const listed = firstCells.flatMap(quoted).sort();
	expect(listed).toEqual([...new Set([...newer, ...scanner])].sort());
});

it('marks the rules that only the newer version has', () => {
	const marked = firstCells.filter((cell) => cell.includes(versions[1] ?? '')).flatMap(quoted);
	expect(marked).toEqual(newer.filter((rule) => !scanner.includes(rule)));
});

it('names the versions that are installed', () => {
	expect(versions.filter((version) => !page.includes(version))).toEqual([]);
});
