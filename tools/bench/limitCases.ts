import type { INode } from 'n8n-workflow';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { type Contender, REFPORT, httpRequest } from './contenders';
import type { Delivered } from './delivered';
import type { Job } from './measure';
import { type Size, leadsFor } from './section';
import { tell } from '../statistics';

export const LATENCY_MS = 20;

/** What a real service may take, with a connection made for each request. */
export const SLOW_MS = 400;

/** What the service allows, with the wait named in whole seconds, as most services do. */
export const LIMIT: RateLimit = { perSecond: 50, burst: 50, form: 'seconds', wholeSeconds: true };

/** The same limit, with answers that name no wait. */
const SILENT: RateLimit = { perSecond: 50, burst: 50 };

/**
 * The shortest time in which the service can answer this many leads, in s: the burst at once, the
 * others at its rate, and its latency for the last one.
 */
export const idealSeconds = (leads: number, latencyMs: number, limit: RateLimit = LIMIT): number =>
	Math.max(leads - limit.burst, 0) / limit.perSecond + latencyMs / 1000;

/** The most that n8n's own Retry On Fail does. */
const MOST_TRIES: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/** One row of the table. */
export interface LimitCase {
	name: string;
	contender: Contender;
	job: Job;
	/** None for what is measured for comparison. */
	goals?: {
		/** How much longer than the ideal time it may take. */
		overIdeal: number;
		/** The share of rate-limited requests, in percent. */
		limitedShare: number;
	};
}

export function casesFor(size: Size): LimitCase[] {
	const [few, many] = [leadsFor(size, 300), leadsFor(size, 1000)];
	const job = (leads: number, latencyMs = LATENCY_MS, limit = LIMIT): Job => ({
		leads,
		latencyMs,
		limit,
	});
	const own = { contender: REFPORT, goals: { overIdeal: 1.1, limitedShare: 5 } };
	const looser = { overIdeal: 1.15, limitedShare: 5 };
	const third = Math.ceil(few / 3);
	return [
		{ ...own, name: `Refport node, ${tell(few)} leads`, job: job(few) },
		{ ...own, name: `Refport node, ${tell(many)} leads`, job: job(many) },
		{
			...own,
			name: `Refport node, ${tell(few)} leads at ${SLOW_MS} ms`,
			job: job(few, SLOW_MS),
			goals: { overIdeal: 1.15, limitedShare: 15 },
		},
		{
			...own,
			name: `Refport node, ${tell(few)} leads, no Retry-After`,
			job: job(few, LATENCY_MS, SILENT),
			goals: { overIdeal: 1.5, limitedShare: 5 },
		},
		{
			...own,
			name: `Refport node, 3 executions at once with ${tell(few)} leads each`,
			job: { ...job(few), executions: 3 },
			goals: looser,
		},
		{
			...own,
			name: `Refport node, 3 executions at once with ${third} leads each`,
			job: { ...job(third), executions: 3 },
			goals: looser,
		},
		{
			name: `HTTP Request node, ${tell(few)} leads`,
			contender: httpRequest('HTTP Request node'),
			job: job(few),
		},
		{
			name: `HTTP Request node with Retry On Fail, ${tell(few)} leads`,
			contender: httpRequest('HTTP Request node with Retry On Fail', MOST_TRIES),
			job: job(few),
		},
	];
}

/** The share of 429s among the requests, in percent. */
export const limitedShare = ({ limited, requests }: Delivered): number =>
	(100 * limited) / Math.max(requests, 1);
