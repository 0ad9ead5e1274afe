import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable, writeSection } from '../page';
import { NODE_LINES, type NodeLine, ensureNode, npm } from '../../test/n8n/install';
import { PROJECT } from '../../test/n8n/pack';
import { openRunFolder } from '../../test/runFolder';

const COMMANDS = [['ci'], ['test']];

/** Clones the last commit into a new folder, without anything that is installed or built here. */
function cleanClone(repository: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'refport-clone-'));
	execFileSync('git', ['clone', '--quiet', repository, folder]);
	return folder;
}

/** Returns the table row of a Node.js line: its release, and whether each command succeeded. */
async function tryNode(line: NodeLine, repository: string): Promise<string[]> {
	const node = await ensureNode(line);
	const release = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const folder = cleanClone(repository);
	const results: string[] = [];
	for (const command of COMMANDS) {
		console.log(`Node.js ${release}: npm ${command.join(' ')}`);
		const result = await npm(command, folder, node).then(
			() => 'passed',
			() => '**failed**',
		);
		results.push(result);
	}
	return [release, ...results];
}

/** `npm run test:nodes -- [--node 22]` runs `npm ci` and `npm test` on each line of Node.js. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { node: { type: 'string' } } });
	const lines = NODE_LINES.filter((line) => (values.node ?? String(line)) === String(line));
	openRunFolder();
	const rows: string[][] = [];
	// A clone, so that all lines test the same commit even if new ones are made.
	const frozen = cleanClone(PROJECT);
	for (const line of lines) rows.push(await tryNode(line, frozen));
	const table = markdownTable(['Node.js', ...COMMANDS.map(([name]) => `npm ${name ?? ''}`)], rows);
	console.log(`\n${table}`);
	if (rows.flat().includes('**failed**')) process.exitCode = 1;
	// A page that shows all lines is not overwritten by a run of one.
	if (lines.length < NODE_LINES.length) return;
	const date = new Date().toISOString().slice(0, 10);
	await writeSection('nodes', `${table}\n\n_Run on ${date}._`, 'compatibility.md');
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.stack : error);
	process.exitCode = 1;
});
