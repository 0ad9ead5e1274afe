import { medianOf } from '../../../tools/statistics';
import { LATENCIES_MS, LIMITS, limitedJob, simulateAll } from '../../simulation/cases';

const CASES = (['exact', 'wholeSeconds'] as const).flatMap((named) =>
	LIMITS.flatMap((perSecond) =>
		LATENCIES_MS.map((latencyMs) => ({
			named,
			perSecond,
			latencyMs,
			maxShare: latencyMs <= 100 ? 0.05 : 0.15,
		})),
	),
);

describe('1,000 leads at once under a rate limit', () => {
	it.each(CASES)(
		'of $perSecond per second take at most 1.15 times the ideal time, with at most $maxShare rate limited (latency $latencyMs ms, wait $named)',
		({ named, perSecond, latencyMs, maxShare }) => {
			const runs = simulateAll('rateLimiter', limitedJob(latencyMs, perSecond, named));
			// The ideal time is (leads - burst) / limit + latency, with a burst of one second.
			const idealS = (1000 - perSecond) / perSecond + latencyMs / 1000;
			expect(medianOf(runs.map(({ seconds }) => seconds / idealS))).toBeLessThanOrEqual(1.15);
			expect(medianOf(runs.map((run) => run.limitedShare))).toBeLessThanOrEqual(maxShare);
			expect(Math.max(...runs.map(({ failedLeads }) => failedLeads))).toBe(0);
		},
	);
});
