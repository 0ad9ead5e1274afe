import type { INode } from 'n8n-workflow';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { type Contender, REFPORT, httpRequest } from './contenders';
import type { Delivered } from './delivered';
import type { Job } from './measure';
import { type Size, leadsFor } from './section';
import { formatNumber } from '../statistics';

export const LATENCY_MS = 20;

/** A realistic latency, including a new connection for each request. */
export const SLOW_MS = 400;

/** The rate limit, with Retry-After in whole seconds as with most services. */
export const LIMIT: RateLimit = { perSecond: 50, burst: 50, form: 'seconds', wholeSeconds: true };

/** The same limit without Retry-After. */
const WITHOUT_RETRY_AFTER: RateLimit = { perSecond: 50, burst: 50 };

/**
 * Returns the shortest time in which the service can respond to this number of leads, in s: the
 * burst at once, the others at its rate, plus the latency of the last one.
 */
export const idealSeconds = (leads: number, latencyMs: number, limit: RateLimit = LIMIT): number =>
	Math.max(leads - limit.burst, 0) / limit.perSecond + latencyMs / 1000;

/** The maximum of n8n's own Retry On Fail. */
const MAX_TRIES: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/** One row of the table. */
export interface LimitCase {
	name: string;
	contender: Contender;
	job: Job;
	/** Undefined for contenders that are measured for comparison. */
	goals?: {
		/** Maximum time, as a multiple of the ideal time. */
		overIdeal: number;
		/** Maximum share of rate-limited requests, in percent. */
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
		{ ...own, name: `Refport node, ${formatNumber(few)} leads`, job: job(few) },
		{ ...own, name: `Refport node, ${formatNumber(many)} leads`, job: job(many) },
		{
			...own,
			name: `Refport node, ${formatNumber(few)} leads at ${SLOW_MS} ms`,
			job: job(few, SLOW_MS),
			goals: { overIdeal: 1.15, limitedShare: 15 },
		},
		{
			...own,
			name: `Refport node, ${formatNumber(few)} leads, no Retry-After`,
			job: job(few, LATENCY_MS, WITHOUT_RETRY_AFTER),
			goals: { overIdeal: 1.5, limitedShare: 5 },
		},
		{
			...own,
			name: `Refport node, 3 executions at once with ${formatNumber(few)} leads each`,
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
			name: `HTTP Request node, ${formatNumber(few)} leads`,
			contender: httpRequest('HTTP Request node'),
			job: job(few),
		},
		{
			name: `HTTP Request node with Retry On Fail, ${formatNumber(few)} leads`,
			contender: httpRequest('HTTP Request node with Retry On Fail', MAX_TRIES),
			job: job(few),
		},
	];
}

/** The share of 429s among the requests, in percent. */
export const limitedShare = ({ limited, requests }: Delivered): number =>
	(100 * limited) / Math.max(requests, 1);
