import { parseArgs } from 'node:util';
import { markdownTable, writeSection } from '../page';
import { openRunFolder } from '../../test/runFolder';
import { CHECKS } from './checks';
import { readManifest } from './installed';
import { type Tried, tryVersion } from './tryVersion';
import { N8N_VERSIONS } from './versions';

function tableOf(tried: readonly Tried[]): string {
	const rows = CHECKS.map(({ feature }, at) => [
		feature,
		...tried.map(({ cells }) => cells[at] ?? ''),
	]);
	return markdownTable(
		['n8n', ...tried.map(({ version }) => version)],
		[['Node.js', ...tried.map(({ node }) => node)], ...rows],
	);
}

/**
 * `npm run test:compat -- [--n8n 2.30.8,2.41.1]`: what works in each version of n8n. The page is
 * written from a run of all versions.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { n8n: { type: 'string' } } });
	const versions: readonly string[] = values.n8n?.split(',') ?? N8N_VERSIONS;
	openRunFolder();
	const tried: Tried[] = [];
	for (const version of versions) tried.push(await tryVersion(version));
	const table = tableOf(tried);
	console.log(`\n${table}\n`);
	const failures = tried.flatMap((one) => one.failures);
	for (const failure of failures) console.error(`FAILED: ${failure}`);
	if (failures.length > 0) process.exitCode = 1;
	if (values.n8n !== undefined) return;
	const date = new Date().toISOString().slice(0, 10);
	const about = `_n8n-nodes-refport ${readManifest().version}, run on ${date} on ${process.platform}-${process.arch}._`;
	await writeSection('versions', `${table}\n\n${about}`, 'compatibility.md');
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.stack : error);
	process.exitCode = 1;
});
