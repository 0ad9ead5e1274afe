import { type DesignName, DESIGNS } from './designs';
import type { Job } from './job';
import type { Run } from './run';
import type { NamedWait } from './service';
import { simulate } from './simulate';

export const LATENCIES_MS = [20, 100, 300, 500, 1000] as const;
export const LIMITS = [20, 50] as const;

/** Some cases have two usual outcomes, so a few runs would not show which one is the median. */
const RUNS = 25;

/** Single responses take up to a tenth more or less. The processor time is n8n's for a lead. */
const COMMON = { leads: 1000, jitter: 0.2, cpuMs: 2 };

export const freeJob = (latencyMs: number): Job => ({ ...COMMON, latencyMs });

export const limitedJob = (latencyMs: number, perSecond: number, named: NamedWait): Job => ({
	...COMMON,
	latencyMs,
	limit: { perSecond, burst: perSecond, named },
});

/** The same job with other chances each time; every design meets the same ones. */
export const simulateAll = (design: DesignName, job: Job): Run[] =>
	Array.from({ length: RUNS }, (_, index) => simulate(DESIGNS[design], job, index + 1));
