import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT, packProject } from '../n8n/pack';
import { openRunFolder } from '../runFolder';
import {
	type Manifest,
	checkChangelog,
	checkFiles,
	checkNpm,
	checkProvenance,
	checkTag,
	checkWorkflow,
	filesFor,
} from './release';

const WORKFLOW = '.github/workflows/publish.yml';

const STEPS = ['test', 'verify:package', 'test:e2e'];

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

const run = (command: string, args: string[]) =>
	execFileSync(command, args, { cwd: PROJECT, encoding: 'utf8' }).trim();

const sources = () =>
	['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
			.map((name) => join(folder, name))
			.filter((name) => statSync(join(PROJECT, name)).isFile()),
	);

function packedFiles(): string[] {
	run('npm', ['run', 'build']);
	const listed = run('tar', ['-tzf', packProject()]).split('\n');
	return listed.map((name) => name.replace(/^package\//, '')).sort();
}

/**
 * Runs the publish command with --dry-run. The word "auto-corrected" is the only sign that npm
 * changes the manifest.
 */
function rehearsePublish(): string[] {
	const args = ['publish', '--dry-run', '--ignore-scripts', '--provenance', '--access', 'public'];
	const { status, stderr } = spawnSync('npm', args, { cwd: PROJECT, encoding: 'utf8' });
	const isFine = status === 0 && !stderr.includes('auto-corrected');
	return isFine ? [] : [`npm publish does not take the package as it is:\n${stderr}`];
}

function findings(tag: string | undefined): string[] {
	const manifest = JSON.parse(read('package.json')) as Manifest;
	const { GITHUB_ACTIONS, GITHUB_REPOSITORY } = process.env;
	return [
		...(tag === undefined ? [] : checkTag(tag, manifest)),
		...checkChangelog(read('CHANGELOG.md'), manifest, tag !== undefined),
		...checkProvenance(manifest, GITHUB_REPOSITORY),
		...(GITHUB_ACTIONS === undefined ? [] : checkNpm(run('npm', ['--version']))),
		...checkWorkflow(WORKFLOW, read(WORKFLOW)),
		...checkFiles(filesFor(sources()), packedFiles()),
		...rehearsePublish(),
	];
}

/**
 * Runs the checks of the publish workflow: `npm run release:check -- --tag v1.2.3`. Without a tag, the
 * changes may still be listed as unreleased.
 */
function main(): void {
	const { values } = parseArgs({ options: { tag: { type: 'string' } } });
	openRunFolder();
	const found = findings(values.tag);
	for (const finding of found) console.error(finding);
	if (found.length > 0) {
		process.exitCode = 1;
		return;
	}
	console.log('Tag, changelog, provenance, workflow and files of the tarball: no findings');
	for (const step of STEPS) {
		const { status } = spawnSync('npm', ['run', step], { cwd: PROJECT, stdio: 'inherit' });
		if (status === 0) continue;
		console.error(`npm run ${step} failed`);
		process.exitCode = 1;
		return;
	}
}

main();
