import { parseArgs } from 'node:util';
import { readText } from '../../test/docs/markdown';
import { openRunFolder } from '../../test/runFolder';
import { writeSection } from '../page';
import { COMPATIBILITY_PAGE, tableWith } from './columns';
import { readManifest } from './installed';
import { tryVersion } from './tryVersion';
import { N8N_VERSIONS } from './versions';

/**
 * `npm run test:compat -- [--n8n 2.30.8,2.41.1] [--check]` checks what works in each version of n8n.
 * It writes the column of a version when all its checks have run, or nothing with `--check`.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { n8n: { type: 'string' }, check: { type: 'boolean', default: false } },
	});
	const versions: readonly string[] = values.n8n?.split(',') ?? N8N_VERSIONS;
	openRunFolder();
	const failures: string[] = [];
	for (const version of versions) {
		const tried = await tryVersion(version).catch((error: unknown) => {
			failures.push(`n8n ${version}: ${error instanceof Error ? error.message : String(error)}`);
		});
		if (!tried) continue;
		failures.push(...tried.failures);
		if (values.check) continue;
		const date = new Date().toISOString().slice(0, 10);
		const table = tableWith(readText(COMPATIBILITY_PAGE), [tried], date);
		const about = `_n8n-nodes-refport ${readManifest().version} on ${process.platform}-${process.arch}._`;
		await writeSection('versions', `${table}\n\n${about}`, 'compatibility.md');
	}
	if (!values.check) console.log(`\n${tableWith(readText(COMPATIBILITY_PAGE), [], '')}\n`);
	for (const failure of failures) console.error(`FAILED: ${failure}`);
	if (failures.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.stack : error);
	process.exitCode = 1;
});
