import { type Bench, withTlsBench } from './bench';
import {
	type Contender,
	type Flow,
	HTTP_REQUEST,
	HTTP_REQUEST_JSON,
	NOTHING,
	REFPORT,
	deploy,
} from './contenders';
import { type Figures, measure, warmUp } from './measure';
import { progress } from './progress';
import { type Size, rotated } from './section';

/** The latency of the service, and the contenders that send to it. */
export interface Situation {
	name: string;
	latencyMs: number;
	overTls: boolean;
	contenders: readonly Contender[];
	/** Goal: how many times faster the Refport node is than the HTTP Request node. */
	timesFaster: number;
}

const BOTH = [REFPORT, HTTP_REQUEST];

export const SITUATIONS: readonly Situation[] = [
	{
		name: '20 ms',
		latencyMs: 20,
		overTls: false,
		contenders: [...BOTH, HTTP_REQUEST_JSON, NOTHING],
		timesFaster: 2,
	},
	{ name: '100 ms', latencyMs: 100, overTls: false, contenders: BOTH, timesFaster: 1.5 },
	{ name: '100 ms over TLS', latencyMs: 100, overTls: true, contenders: BOTH, timesFaster: 1.5 },
	{ name: '400 ms', latencyMs: 400, overTls: false, contenders: BOTH, timesFaster: 1.5 },
];

/** One contender in one situation. */
export interface SpeedCase {
	situation: Situation;
	contender: Contender;
	rounds: Figures[];
}

interface Deployed {
	bench: Bench;
	flow: Flow;
	one: SpeedCase;
}

async function deployAll(plain: Bench, secure: Bench): Promise<Deployed[]> {
	const flows = new Map<string, Flow>();
	const all: Deployed[] = [];
	for (const situation of SITUATIONS) {
		const bench = situation.overTls ? secure : plain;
		for (const contender of situation.contenders) {
			const key = `${bench.sandbox.url} ${contender.name}`;
			const flow = flows.get(key) ?? (await deploy(bench, contender));
			if (!flows.has(key)) await warmUp(bench, flow);
			flows.set(key, flow);
			all.push({ bench, flow, one: { situation, contender, rounds: [] } });
		}
	}
	return all;
}

/** Measures all contenders in all situations. The order changes with each round. */
export function runSpeed({ rounds }: Size, leads: number): Promise<SpeedCase[]> {
	return withTlsBench(async (plain, secure) => {
		const all = await deployAll(plain, secure);
		for (let round = 0; round < rounds; round += 1) {
			for (const situation of SITUATIONS) {
				const turns = all.filter(({ one }) => one.situation === situation);
				for (const { bench, flow, one } of rotated(turns, round)) {
					const figures = await measure(bench, flow, { leads, latencyMs: situation.latencyMs });
					one.rounds.push(figures);
					progress(`${situation.name}, ${one.contender.name}, round ${round + 1}`, figures);
				}
			}
		}
		return all.map(({ one }) => one);
	});
}
