import { type Job, idealMs } from './job';

export interface SentRequest {
	/** The time when it was sent, in ms. */
	at: number;
	isLimited: boolean;
}

/** The result of a job. */
export interface Run {
	seconds: number;
	/** The duration as a multiple of the ideal time. */
	overIdeal: number;
	/** The share of the requests that were rate limited. */
	limitedShare: number;
	failedLeads: number;
	maxInFlight: number;
	requests: SentRequest[];
}

export function runOf(
	job: Job,
	endedAt: number,
	{ requests, ...counts }: Pick<Run, 'requests' | 'failedLeads' | 'maxInFlight'>,
): Run {
	const limited = requests.filter(({ isLimited }) => isLimited).length;
	return {
		...counts,
		requests,
		seconds: endedAt / 1000,
		overIdeal: endedAt / idealMs(job),
		limitedShare: limited / requests.length,
	};
}
