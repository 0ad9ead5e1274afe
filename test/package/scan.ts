import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, packProject } from '../n8n/pack';
import { openRunFolder } from '../runFolder';
import { LINTERS } from './linters';

/** The files that the scanner reads in a checkout and in a tarball. */
const PATTERNS = {
	source: ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'],
	tarball: ['**/*.js', 'package.json'],
};

function unpack(tarball: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'refport-scan-'));
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	return folder;
}

/**
 * Runs the checks of n8n's package scanner, which itself always exits with 0. Leaves out the check of the
 * provenance, because it needs the network.
 */
async function main(project = PROJECT): Promise<void> {
	openRunFolder();
	const folders = { source: project, tarball: unpack(packProject(project)) };
	for (const linter of LINTERS) {
		for (const part of ['source', 'tarball'] as const) {
			const { version, findings } = await linter(folders[part], PATTERNS[part]);
			console.log(`${part}, linter ${version}: ${findings || 'no findings'}`);
			if (findings !== '') process.exitCode = 1;
		}
	}
}

void main(process.argv[2]);
