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

describe('1,000 leads at once, burst = limit', () => {
	it.each(CASES)(
		'$latencyMs ms, $perSecond a second, named wait $named: within 1.15 of the ideal time and $maxShare rate limited',
		({ named, perSecond, latencyMs, maxShare }) => {
			const runs = simulateAll('rateLimiter', limitedJob(latencyMs, perSecond, named));
			// The ideal time is (leads - burst) / limit + one latency.
			const idealS = (1000 - perSecond) / perSecond + latencyMs / 1000;
			expect(medianOf(runs.map(({ seconds }) => seconds / idealS))).toBeLessThanOrEqual(1.15);
			expect(medianOf(runs.map((run) => run.limitedShare))).toBeLessThanOrEqual(maxShare);
			expect(Math.max(...runs.map(({ failedLeads }) => failedLeads))).toBe(0);
		},
	);
});
