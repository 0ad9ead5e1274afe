import type { Limit } from './service';

export interface Job {
	leads: number;
	/** From the request until its response, in ms. */
	latencyMs: number;
	/** By which share of the latency a single one may differ, half of it up and half down. */
	jitter?: number;
	/** Processor time of the client for each request, in ms. */
	cpuMs?: number;
	/** No limit if empty. */
	limit?: Limit;
	/** When each lead arrives, in ms; all at once if empty. */
	arrivesAt?: (lead: number) => number;
	/** The option Concurrency: leads that the client works on at the same time. */
	concurrency?: number;
}

/**
 * The time that no client can beat, in ms: (leads - burst) / rate, or the processor time or the last
 * arrival if that takes longer, and one latency.
 */
export function idealMs({ leads, latencyMs, cpuMs = 0, limit, arrivesAt }: Job): number {
	const limitedMs = limit ? ((leads - limit.burst) * 1000) / limit.perSecond : 0;
	const lastArrival = arrivesAt?.(leads - 1) ?? 0;
	return Math.max(limitedMs, cpuMs * leads, lastArrival) + latencyMs;
}
