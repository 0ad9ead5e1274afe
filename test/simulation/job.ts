import type { Limit } from './service';

export interface Job {
	leads: number;
	/** The time from a request to its response, in ms. */
	latencyMs: number;
	/** The range of the latencies as a share of `latencyMs`, half of it above and half below. */
	jitter?: number;
	/** CPU time of the client per request, in ms. */
	cpuMs?: number;
	/** No rate limit if omitted. */
	limit?: Limit;
	/** The arrival time of each lead, in ms. All leads arrive at once if omitted. */
	arrivesAt?: (lead: number) => number;
	/** The option Concurrency of the node. */
	concurrency?: number;
}

/**
 * The minimum time of any client, in ms: the maximum of (leads - burst) / rate, the CPU time and the
 * last arrival, plus one latency.
 */
export function idealMs({ leads, latencyMs, cpuMs = 0, limit, arrivesAt }: Job): number {
	const limitedMs = limit ? ((leads - limit.burst) * 1000) / limit.perSecond : 0;
	const lastArrival = arrivesAt?.(leads - 1) ?? 0;
	return Math.max(limitedMs, cpuMs * leads, lastArrival) + latencyMs;
}
