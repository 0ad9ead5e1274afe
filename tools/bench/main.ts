import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { N8N_VERSION } from '../../test/n8n/install';
import { openRunFolder } from '../../test/runFolder';
import { concurrency } from './concurrency';
import { designs } from './designs';
import { growth } from './growth';
import { limit } from './limit';
import { machine, writeSection } from '../page';
import { profile } from './profile';
import { remembering } from './remembering';
import type { Section, Size } from './section';
import { speed } from './speed';
import { formatNumber } from '../statistics';
import { webhook } from './webhook';

/** Each section has a page with its name in docs/benchmarks. */
const SECTIONS: Readonly<Record<string, (size: Size) => Promise<Section>>> = {
	speed,
	concurrency,
	limit,
	growth,
	webhook,
	remembering,
	profile,
	designs,
};

const NAMES = Object.keys(SECTIONS);

function choose(only: string | undefined, profiles: boolean): string[] {
	const chosen = profiles ? ['profile'] : (only?.split(',') ?? NAMES);
	const unknown = chosen.find((name) => !NAMES.includes(name));
	if (unknown) throw new Error(`Unknown section ${unknown}. The sections are ${NAMES.join(', ')}.`);
	return chosen;
}

/**
 * Replaces a section that failed. Shows only the stack, because error details may contain the
 * session.
 */
const notMeasured =
	(name: string) =>
	(error: unknown): Section => ({
		markdown: '',
		failures: [
			`${name} could not be measured: ${error instanceof Error ? String(error.stack) : String(error)}`,
		],
	});

/**
 * `npm run bench -- [--rounds 3] [--only speed,limit] [--profile] [--quick]` measures the node in a
 * real n8n. A section is written to its page when it is complete, except with --quick.
 */
async function main(): Promise<void> {
	openRunFolder();
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string' },
			only: { type: 'string' },
			profile: { type: 'boolean', default: false },
			quick: { type: 'boolean', default: false },
		},
	});
	const { only, profile: profiles, quick } = values;
	const rounds = Number(values.rounds ?? (quick ? 1 : 3));
	if (!Number.isInteger(rounds) || rounds < 1)
		throw new Error('--rounds must be a whole number of at least 1');
	const size: Size = { rounds, quick };
	const chosen = choose(only, profiles);
	const [load = 0] = loadavg();
	if (load > 1)
		console.log(`The machine is busy (load ${load.toFixed(1)}), so the figures may be wrong.`);
	const about = `_${machine(N8N_VERSION)} Figures that were taken ${rounds} times are medians, with the minimum and the maximum in brackets._`;
	const sections: Section[] = [];
	for (const name of chosen) {
		console.log(`${name} …`);
		const start = performance.now();
		const section = await SECTIONS[name]?.(size).catch(notMeasured(name));
		if (!section) continue;
		console.log(`${name} took ${formatNumber((performance.now() - start) / 60_000, 1)} minutes`);
		sections.push(section);
		console.log(`\n${await format(section.markdown, { parser: 'markdown' })}`);
		if (quick || section.markdown === '') continue;
		const text = `${section.markdown}\n\n${section.about ?? about}`;
		await writeSection(`bench-${name}`, text, `benchmarks/${name}.md`);
		section.draw?.();
	}
	const failures = sections.flatMap((one) => one.failures);
	for (const failure of failures) console.error(`FAILED: ${failure}`);
	process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.stack : error);
	process.exitCode = 1;
});
