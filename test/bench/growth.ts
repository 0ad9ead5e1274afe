import { withBench } from './bench';
import { type Contender, HTTP_REQUEST, REFPORT, deploy } from './contenders';
import { type Goal, tellGoal } from './goal';
import { type Figures, measure, warmUp } from './measure';
import { type GrowthCase, measureMemory, memoryTable } from './memory';
import { markdownTable } from './page';
import { progress } from './progress';
import { type Section, type Size, cell, failuresOf, rotated } from './section';
import { medianOf, tell } from './statistics';

const LATENCY_MS = 20;

const LINEAR: Goal = { is: 'most', value: 1.25, unit: '×' };

const CONTENDERS = [REFPORT, HTTP_REQUEST];

const msPerLead = ({ leadsPerSecond }: Figures): number => 1000 / leadsPerSecond;

const medianTime = ({ rounds }: GrowthCase): number => medianOf(rounds.map(msPerLead));

/** Time and CPU of executions that hold more and more leads. */
async function growing({ rounds }: Size, sizes: readonly number[]): Promise<GrowthCase[]> {
	const cases: GrowthCase[] = sizes.flatMap((leads) =>
		CONTENDERS.map((contender) => ({ contender, leads, rounds: [] })),
	);
	await withBench(async (bench) => {
		const flows = new Map<Contender, Awaited<ReturnType<typeof deploy>>>();
		for (const contender of CONTENDERS) {
			const flow = await deploy(bench, contender);
			await warmUp(bench, flow);
			flows.set(contender, flow);
		}
		for (let round = 0; round < rounds; round += 1) {
			for (const one of rotated(cases, round)) {
				const flow = flows.get(one.contender);
				if (!flow) continue;
				const figures = await measure(bench, flow, { leads: one.leads, latencyMs: LATENCY_MS });
				one.rounds.push(figures);
				progress(`${one.contender.name}, ${tell(one.leads)} leads, round ${round + 1}`, figures);
			}
		}
	});
	return cases;
}

function growthTable(cases: readonly GrowthCase[]): string {
	const rows = cases.map(({ contender, leads, rounds }) => [
		contender.name,
		tell(leads),
		cell(rounds, (one) => one.seconds, 2),
		cell(rounds, msPerLead, 2),
		cell(rounds, (one) => one.cpuPerLeadMs, 2),
		cell(rounds, (one) => one.recorded),
	]);
	const head = ['', 'Leads', 'Time, s', 'Time per lead, ms', 'CPU per lead, ms', 'Recorded'];
	return markdownTable(head, rows);
}

/** How the time per lead at the most leads compares with that at ten times fewer. */
function growthGoals(cases: readonly GrowthCase[]): string {
	const rows = CONTENDERS.map((contender) => {
		const [most, fewer] = cases.filter((one) => one.contender === contender).reverse();
		const ratio = (most ? medianTime(most) : Number.NaN) / (fewer ? medianTime(fewer) : Number.NaN);
		const told = contender === REFPORT ? tellGoal(ratio, LINEAR) : `${tell(ratio, 2)} ×`;
		return [contender.name, told];
	});
	return markdownTable(['', 'Time per lead at the most leads, against a tenth of them'], rows);
}

/** What becomes of time and memory as the number of leads grows. */
export async function growth(size: Size): Promise<Section> {
	const sizes = size.quick ? [10, 100] : [100, 1000, 10_000];
	const most = Math.max(...sizes);
	const cases = await growing(size, sizes);
	const memories = await measureMemory(size, most);
	return {
		markdown: `### Growth and memory

One execution sent more and more leads to a service that answers after ${LATENCY_MS} ms. If the time per lead stays the same, ten times the leads take ten times as long and no more.

${growthTable(cases)}

${growthGoals(cases)}

Memory was measured with ${tell(most)} leads, each time in an n8n that had just been started: the most memory that n8n held while it worked, less what it held before. "Nothing sent" tells what n8n needs for the items themselves.

${memoryTable(memories)}`,
		failures: [...cases, ...memories].flatMap(({ contender, leads, rounds }) =>
			failuresOf(`Growth, ${tell(leads)} leads`, contender, rounds),
		),
	};
}
