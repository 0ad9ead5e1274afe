import { withBench } from './bench';
import { type Contender, HTTP_REQUEST, NOTHING, REFPORT, deploy } from './contenders';
import { type Goal, tellGoal } from './goal';
import { type Figures, measure, warmUp } from './measure';
import { markdownTable } from './page';
import { progress } from './progress';
import { type Size, cell, rotated } from './section';
import { medianOf, tell } from './statistics';

const LATENCY_MS = 20;

/** One contender with so many leads. */
export interface GrowthCase {
	contender: Contender;
	leads: number;
	rounds: Figures[];
}

/** The rise of n8n's memory while it sends the leads, each time in a fresh n8n. */
export async function measureMemory({ rounds }: Size, leads: number): Promise<GrowthCase[]> {
	const cases: GrowthCase[] = [REFPORT, HTTP_REQUEST, NOTHING].map((contender) => ({
		contender,
		leads,
		rounds: [],
	}));
	for (let round = 0; round < rounds; round += 1) {
		for (const one of rotated(cases, round)) {
			await withBench(async (bench) => {
				const flow = await deploy(bench, one.contender);
				await warmUp(bench, flow);
				const figures = await measure(bench, flow, { leads, latencyMs: LATENCY_MS });
				one.rounds.push(figures);
				const rise = `${tell(figures.memoryMb)} MiB more`;
				progress(`${one.contender.name}, ${rise}, round ${round + 1}`, figures);
			});
		}
	}
	return cases;
}

/** The rises, with the goal that the Refport node needs no more than the HTTP Request node. */
export function memoryTable(cases: readonly GrowthCase[]): string {
	const median = (of: Contender) =>
		medianOf(
			cases.flatMap(({ contender, rounds }) =>
				contender === of ? rounds.map((one) => one.memoryMb) : [],
			),
		);
	const goal: Goal = { is: 'most', value: median(HTTP_REQUEST), unit: 'MiB', digits: 0 };
	const rows = cases.map(({ contender, rounds }) => [
		contender.name,
		cell(rounds, (one) => one.memoryMb),
		contender === REFPORT ? tellGoal(median(REFPORT), goal) : '–',
		contender.sends ? cell(rounds, (one) => one.recorded) : '–',
	]);
	return markdownTable(['', 'Peak above the start, MiB', 'Median and goal', 'Recorded'], rows);
}
