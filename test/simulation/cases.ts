import { type DesignName, DESIGNS } from './designs';
import type { Job } from './job';
import type { Run } from './run';
import type { NamedWait } from './service';
import { simulate } from './simulate';

export const LATENCIES_MS = [20, 100, 300, 500, 1000] as const;
export const LIMITS = [20, 50] as const;

/** Some cases have two common results, so the median needs more than a few runs. */
const RUNS = 25;

/** Responses take up to a tenth more or less. The CPU time is what n8n needs for a lead. */
const COMMON = { leads: 1000, jitter: 0.2, cpuMs: 2 };

export const freeJob = (latencyMs: number): Job => ({ ...COMMON, latencyMs });

export const limitedJob = (latencyMs: number, perSecond: number, named: NamedWait): Job => ({
	...COMMON,
	latencyMs,
	limit: { perSecond, burst: perSecond, named },
});

/** Runs the job with different random numbers, which are the same for every design. */
export const simulateAll = (design: DesignName, job: Job): Run[] =>
	Array.from({ length: RUNS }, (_, index) => simulate(DESIGNS[design], job, index + 1));
