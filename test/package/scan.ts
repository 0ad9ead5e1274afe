import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, packProject } from '../n8n/pack';
import { openRunFolder } from '../runFolder';

/** Runs the rules of n8n's own package scanner, without what needs the network: its look at the provenance. */
async function main(): Promise<void> {
	const scanner = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	openRunFolder();
	const folder = mkdtempSync(join(tmpdir(), 'refport-scan-'));
	execFileSync('tar', ['-xzf', packProject(), '-C', folder, '--strip-components=1']);
	const results = {
		source: await scanner.analyzePackage(PROJECT, scanner.SOURCE_FILE_PATTERNS),
		tarball: await scanner.analyzePackage(folder, ['**/*.js', 'package.json']),
	};
	for (const [name, { passed, message, details }] of Object.entries(results)) {
		console.log(`${name}: ${passed ? 'no findings' : `${message ?? ''}\n${details ?? ''}`}`);
		if (!passed) process.exitCode = 1;
	}
}

void main();
