import { withBench } from './bench';
import { type Contender, HTTP_REQUEST, NOTHING, REFPORT, deploy } from './contenders';
import { type Figures, measure, warmUp } from './measure';
import { progress } from './progress';
import type { Size } from './section';
import { formatNumber } from '../statistics';

export const LATENCY_MS = 20;

/** One contender with a number of leads. */
export interface GrowthCase {
	contender: Contender;
	leads: number;
	rounds: Figures[];
}

/**
 * Sends batches of different sizes, each round in a fresh n8n. The largest batch is first, while
 * n8n's memory has not grown yet. The other contenders send only that batch, and only once.
 */
export async function runGrowth({ rounds }: Size, sizes: readonly number[]): Promise<GrowthCase[]> {
	const [largest = 0, ...others] = [...sizes].sort((a, b) => b - a);
	const own = [largest, ...others].map(
		(leads): GrowthCase => ({ contender: REFPORT, leads, rounds: [] }),
	);
	const compared = [HTTP_REQUEST, NOTHING].map(
		(contender): GrowthCase => ({ contender, leads: largest, rounds: [] }),
	);
	const inFreshN8n = (contender: Contender, cases: readonly GrowthCase[]) =>
		withBench(async (bench) => {
			const flow = await deploy(bench, contender);
			await warmUp(bench, flow);
			for (const one of cases) {
				const figures = await measure(bench, flow, { leads: one.leads, latencyMs: LATENCY_MS });
				one.rounds.push(figures);
				const name = `${contender.name}, ${formatNumber(one.leads)} leads`;
				progress(`${name}, ${formatNumber(figures.memoryMb)} MiB more`, figures);
			}
		});
	for (let round = 0; round < rounds; round += 1) await inFreshN8n(REFPORT, own);
	for (const one of compared) await inFreshN8n(one.contender, [one]);
	return [...own.reverse(), ...compared];
}
