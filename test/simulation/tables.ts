import { formatNumber, spreadOf } from '../../tools/statistics';
import { LATENCIES_MS, LIMITS, freeJob, limitedJob, simulateAll } from './cases';
import { DESIGNS, type DesignName } from './designs';
import { type Job, idealMs } from './job';
import type { Run } from './run';
import type { NamedWait } from './service';

const NAMES: Record<DesignName, string> = {
	rateLimiter: 'Refport node',
	measuredInterval: 'Measured interval',
	adaptiveRetry: 'AWS adaptive retry',
	concurrencyLimit: 'Netflix concurrency limit',
};

const DESIGN_NAMES = Object.keys(DESIGNS) as DesignName[];

export const COLUMNS = DESIGN_NAMES.map((design) => NAMES[design]);

const NAMED: Record<NamedWait, string> = {
	exact: 'exact',
	wholeSeconds: 'whole seconds',
	none: 'none',
};

const FREE_LATENCIES_MS = [20, 100, 400];

const MAX_OVER_IDEAL = 1.15;
const maxShare = (latencyMs: number): number => (latencyMs <= 100 ? 0.05 : 0.15);

/** The median and the worst value, for example "1.02 (1.04)". */
function medianAndWorst(values: number[], write: (value: number) => string): string {
	const { median, max } = spreadOf(values);
	return `${write(median)} (${write(max)})`;
}

const overIdeal = (runs: Run[]): string =>
	medianAndWorst(
		runs.map((run) => run.overIdeal),
		(value) => formatNumber(value, 2),
	);

const share = (runs: Run[]): string =>
	`${medianAndWorst(
		runs.map((run) => run.limitedShare * 100),
		(value) => formatNumber(value, 1),
	)} %`;

const casesOf = (names: NamedWait[]) =>
	names.flatMap((named) =>
		LIMITS.flatMap((perSecond) =>
			LATENCIES_MS.map((latencyMs) => ({
				latencyMs,
				perSecond,
				named,
				job: limitedJob(latencyMs, perSecond, named),
			})),
		),
	);

/** The table of the node's results, and the cases that miss their goal. */
export function ownRows(): { rows: string[][]; failures: string[] } {
	const failures: string[] = [];
	const rows = casesOf(['exact', 'wholeSeconds']).map(({ latencyMs, perSecond, named, job }) => {
		const runs = simulateAll('rateLimiter', job);
		const over = spreadOf(runs.map((run) => run.overIdeal)).median;
		const limited = spreadOf(runs.map((run) => run.limitedShare)).median;
		const isMet = over <= MAX_OVER_IDEAL && limited <= maxShare(latencyMs);
		const place = [`${formatNumber(latencyMs)} ms`, formatNumber(perSecond), NAMED[named]];
		if (!isMet) failures.push(`designs, ${place.join(', ')}: a goal is missed`);
		return [
			...place,
			formatNumber(idealMs(job) / 1000, 2),
			overIdeal(runs),
			`${share(runs)}, goal ≤ ${formatNumber(maxShare(latencyMs) * 100)} %`,
			isMet ? '✓' : '✗',
		];
	});
	return { rows, failures };
}

/**
 * The duration as a multiple of the ideal time and the share of rate-limited requests, for each
 * design.
 */
export const comparedRows = (): string[][] =>
	casesOf(['exact', 'wholeSeconds', 'none']).map(({ latencyMs, perSecond, named, job }) => [
		`${formatNumber(latencyMs)} ms, ${formatNumber(perSecond)} a second, ${NAMED[named]}`,
		...DESIGN_NAMES.map((design) => {
			const runs = simulateAll(design, job);
			return `${overIdeal(runs)} ×, ${share(runs)}`;
		}),
	]);

/** The duration of 1,000 leads without a rate limit, for each design. */
export const freeRows = (): string[][] =>
	FREE_LATENCIES_MS.map((latencyMs) => {
		const job: Job = freeJob(latencyMs);
		return [
			`${formatNumber(latencyMs)} ms`,
			...DESIGN_NAMES.map((design) =>
				medianAndWorst(
					simulateAll(design, job).map(({ seconds }) => seconds),
					(value) => formatNumber(value, 2),
				),
			),
		];
	});
