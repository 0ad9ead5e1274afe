import { withBench } from './bench';
import {
	type Contender,
	HTTP_REQUEST,
	HTTP_REQUEST_JSON,
	NOTHING,
	REFPORT,
	deploy,
	refport,
} from './contenders';
import { type Figures, measure, warmUp } from './measure';
import { progress } from './progress';
import { type Size, rotated } from './section';

export const CONTENDERS = [
	REFPORT,
	HTTP_REQUEST,
	HTTP_REQUEST_JSON,
	refport('Refport node, concurrency 1', { concurrency: 1 }),
	NOTHING,
];

/** After how many ms the service answers. */
export const LATENCIES_MS = [20, 0];

/** The figures of all rounds, by latency and contender. */
export type Rounds = Map<string, Figures[]>;

const keyOf = (latencyMs: number, { name }: Contender): string => `${latencyMs} ms, ${name}`;

/** What one contender gave at one latency. */
export const figuresOf = (all: Rounds, latencyMs: number, contender: Contender): Figures[] =>
	all.get(keyOf(latencyMs, contender)) ?? [];

/** Runs all contenders at all latencies, in each round in another order. */
export async function runSpeed({ rounds }: Size, leads: number): Promise<Rounds> {
	const all: Rounds = new Map();
	await withBench(async (bench) => {
		const flows = [];
		for (const contender of CONTENDERS) flows.push(await deploy(bench, contender));
		for (const flow of flows) await warmUp(bench, flow);
		for (let round = 0; round < rounds; round += 1) {
			for (const latencyMs of LATENCIES_MS) {
				for (const flow of rotated(flows, round)) {
					const figures = await measure(bench, flow, { leads, latencyMs });
					const key = keyOf(latencyMs, flow.contender);
					all.set(key, [...(all.get(key) ?? []), figures]);
					progress(`${key}, round ${round + 1}`, figures);
				}
			}
		}
	});
	return all;
}
