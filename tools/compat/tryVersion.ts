import { execFileSync } from 'node:child_process';
import type { RealN8n } from '../../test/e2e/realN8n';
import { ensureN8n } from '../../test/n8n/install';
import type { Check } from './check';
import { CHECKS } from './checks';
import { withInstalledPackage } from './installed';
import { isAtLeast } from './versions';

export interface Tried {
	version: string;
	node: string;
	/** A cell for each check. */
	cells: string[];
	failures: string[];
}

/**
 * Runs a check and returns its cell. It is no failure if the version does not support the feature.
 */
async function cellOf(check: Check, real: RealN8n, tried: Tried): Promise<string> {
	real.sandbox.reset();
	try {
		await check.run(real);
		return 'yes';
	} catch (error) {
		if (check.since && !isAtLeast(tried.version, check.since)) return 'no';
		// Only the message, because the details of a request contain the session.
		const reason = error instanceof Error ? error.message : String(error);
		tried.failures.push(`n8n ${tried.version}, ${check.feature}: ${reason}`);
		return '**failed**';
	}
}

/** Installs the package in one version of n8n and runs every check. */
export async function tryVersion(version: string): Promise<Tried> {
	const n8n = await ensureN8n(version);
	const node = execFileSync(n8n.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const tried: Tried = { version, node, cells: [], failures: [] };
	await withInstalledPackage(n8n, async (real) => {
		for (const check of CHECKS) {
			const cell = await cellOf(check, real, tried);
			console.log(`n8n ${version}: ${check.feature}: ${cell}`);
			tried.cells.push(cell);
		}
	});
	return tried;
}
