import type { INode } from 'n8n-workflow';
import type { RateLimit } from '../sandbox/rateLimit';
import { type Contender, REFPORT, httpRequest } from './contenders';
import type { Figures, Job } from './measure';
import { type Size, leadsFor } from './section';
import { tell } from './statistics';

const LATENCY_MS = 20;

/** What the service allows, with the wait named in whole seconds, as most services do. */
export const LIMIT: RateLimit = { perSecond: 50, burst: 50, form: 'seconds', wholeSeconds: true };

/** The same limit, with answers that name no wait. */
const SILENT: RateLimit = { perSecond: 50, burst: 50 };

/** How long this many leads must take at the least, in s. */
export const idealSeconds = (leads: number): number =>
	Math.max(leads - LIMIT.burst, 1) / LIMIT.perSecond;

/** The most that n8n's own Retry On Fail does. */
const MOST_TRIES: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/** One row of the table. */
export interface LimitCase {
	name: string;
	contender: Contender;
	job: Job;
	/** How much more than the ideal time it may take; none for what is measured for comparison. */
	mostOverIdeal?: number;
}

export function casesFor(size: Size): LimitCase[] {
	const [few, many] = [leadsFor(size, 300), leadsFor(size, 1000)];
	const job = (leads: number, limit = LIMIT): Job => ({ leads, latencyMs: LATENCY_MS, limit });
	const own = { contender: REFPORT, mostOverIdeal: 1.15 };
	const third = Math.ceil(few / 3);
	return [
		{ ...own, name: `Refport node, ${tell(few)} leads`, job: job(few) },
		{ ...own, name: `Refport node, ${tell(many)} leads`, job: job(many) },
		{
			...own,
			name: `Refport node, ${tell(few)} leads, no Retry-After`,
			job: job(few, SILENT),
			mostOverIdeal: 1.5,
		},
		{
			...own,
			name: `Refport node, 3 executions at once with ${tell(few)} leads each`,
			job: { ...job(few), executions: 3 },
		},
		{
			...own,
			name: `Refport node, 3 executions at once with ${third} leads each`,
			job: { ...job(third), executions: 3 },
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
export const limitedShare = ({ limited, requests }: Figures): number =>
	(100 * limited) / Math.max(requests, 1);
