import { writeSection } from '../page';
import { startRealN8n, stopRealN8n } from '../../test/e2e/realN8n';
import { ensureN8n } from '../../test/n8n/install';
import { openRunFolder } from '../../test/runFolder';
import { started, stopOnSignals } from '../queue/cleanUp';
import { markdown, violations } from './report';
import { RUNS } from './runs';

type Name = keyof typeof RUNS;

const NAMES = Object.keys(RUNS) as Name[];

const HELP = `npm run test:reliability -- [${NAMES.join('] [')}]`;

const isName = (name: string): name is Name => NAMES.some((one) => one === name);

async function check(name: Name, version: string): Promise<string[]> {
	console.log(`${name}: starting n8n ${version} …`);
	const { about, measure } = RUNS[name];
	const real = await startRealN8n();
	await started(() => ({ stop: () => stopRealN8n(real) }));
	try {
		const columns = await measure(real);
		const page = markdown(`npm run test:reliability -- ${name}`, about, columns, version);
		console.log(`\n${page}\n`);
		await writeSection(`reliability-${name}`, page, 'benchmarks/reliability.md');
		return columns.flatMap(violations);
	} finally {
		await stopRealN8n(real);
	}
}

/** Kills a real n8n while each recipe runs, and counts what happened to the events. */
async function main(): Promise<void> {
	openRunFolder(false);
	stopOnSignals();
	const names = process.argv.slice(2);
	const unknown = names.filter((name) => !isName(name));
	if (unknown.length > 0) throw new Error(HELP);
	const { version } = await ensureN8n();
	const failures: string[] = [];
	for (const name of names.length > 0 ? names.filter(isName) : NAMES) {
		failures.push(...(await check(name, version)));
	}
	for (const one of failures) console.error(one);
	console.log(failures.length === 0 ? 'OK' : 'FAILED');
	process.exitCode = failures.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
