import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATEGORIES, type Category, type CpuProfile, attribute } from './attribution';
import { withBench } from './bench';
import { type Contender, HTTP_REQUEST, REFPORT, deploy } from './contenders';
import { type Figures, measure, warmUp } from './measure';
import { markdownTable } from '../page';
import { progress } from './progress';
import { type Section, type Size, failuresOf, leadsFor } from './section';
import { formatNumber } from '../statistics';

interface Profiled {
	contender: Contender;
	figures: Figures;
	/** By category, in ms. */
	time: ReadonlyMap<Category, number>;
}

/**
 * Reads the profile of a process's main thread. Other threads and processes write separate files.
 */
function readProfile(folder: string, pid: number): CpuProfile {
	// File names are CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile. The main thread is 0.
	const file = readdirSync(folder).find((name) => name.includes(`.${pid}.0.`));
	if (!file) throw new Error('n8n wrote no profile');
	return JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
}

/** Measures a contender in an n8n that is profiled from its start. */
async function profiled(contender: Contender, leads: number): Promise<Profiled> {
	const folder = mkdtempSync(join(tmpdir(), 'refport-profile-'));
	const options = { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
	const { pid, figures } = await withBench(async (bench) => {
		const flow = await deploy(bench, contender);
		await warmUp(bench, flow);
		return {
			pid: bench.n8n.pid,
			figures: await measure(bench, flow, { leads, latencyMs: 0 }),
		};
	}, options);
	progress(contender.name, figures);
	const { from, to } = figures.window;
	const micros = attribute(readProfile(folder, pid), from.at, to.at);
	rmSync(folder, { recursive: true, force: true });
	const time = new Map([...micros].map(([category, value]) => [category, value / 1000]));
	return { contender, figures, time };
}

const BUSY = Object.entries(CATEGORIES).filter(([category]) => category !== 'idle') as [
	Category,
	string,
][];

const busyMs = ({ time }: Profiled): number =>
	BUSY.reduce((sum, [category]) => sum + (time.get(category) ?? 0), 0);

/** Formats the time of these categories in ms per lead, and as a share of the total. */
function formatTime(one: Profiled, leads: number, categories: readonly Category[]): string {
	const ms = categories.reduce((sum, category) => sum + (one.time.get(category) ?? 0), 0);
	return `${formatNumber(ms / leads, 2)} ms, ${formatNumber((100 * ms) / busyMs(one))} %`;
}

function table(measured: readonly Profiled[], leads: number): string {
	const row = (name: string, categories: readonly Category[]) => [
		name,
		...measured.map((one) => formatTime(one, leads, categories)),
	];
	const all = BUSY.map(([category]) => category);
	return markdownTable(
		['Time of the main thread per lead', ...measured.map(({ contender }) => contender.name)],
		[
			...BUSY.map(([category, name]) => row(name, [category])),
			row('**together**', all),
			[
				'Connections opened in all',
				...measured.map(({ figures }) => formatNumber(figures.sockets)),
			],
		],
	);
}

/** Measures where the CPU time goes, with a profile of n8n. */
export async function profile(size: Size): Promise<Section> {
	const leads = leadsFor(size, 1000);
	const measured: Profiled[] = [];
	for (const contender of [REFPORT, HTTP_REQUEST]) {
		measured.push(await profiled(contender, leads));
	}
	const own = measured
		.filter(({ contender }) => contender === REFPORT)
		.map((one) => formatTime(one, leads, ['own', 'zod']))
		.join();
	return {
		markdown: `# Where the time goes

n8n ran under a profiler, which samples the program once per millisecond, while ${formatNumber(leads)} leads were sent to a service that responds immediately. Profiling slows everything down, so the shares are more reliable than the milliseconds.

${table(measured, leads)}

The Refport node itself, including field validation, uses this share of each lead: ${own}. The rest belongs to n8n and Node.js: every request goes through n8n's request helper. The Refport node reads plain references to fields without n8n's expressions.`,
		failures: measured.flatMap(({ contender, figures }) =>
			failuresOf('Profile', contender, [figures]),
		),
	};
}
