import { LATENCIES_MS, LIMITS, freeJob, limitedJob, simulateAll } from '../simulation/cases';
import type { DesignName } from '../simulation/designs';
import type { Job } from '../simulation/job';
import type { NamedWait } from '../simulation/service';
import { markdownTable } from './page';
import { writeRateChart } from './rateChart';
import type { Section } from './section';
import { medianOf, tell } from './statistics';

const NAMES: Readonly<Record<DesignName, string>> = {
	rateLimiter: 'Refport node',
	measuredInterval: 'the node before',
	adaptiveRetry: 'adaptive retry',
	concurrencyLimit: 'concurrency limit',
};

const WAITS: Partial<Record<NamedWait, string>> = {
	exact: 'exactly',
	wholeSeconds: 'in whole seconds',
};

const FREE_MS = [20, 100, 400];

const names = Object.keys(NAMES) as DesignName[];

/** The median time over the ideal one, and the median share of rate-limited requests. */
function cellOf(design: DesignName, job: Job): string {
	const runs = simulateAll(design, job);
	const over = tell(medianOf(runs.map(({ overIdeal }) => overIdeal)), 2);
	if (!job.limit) return `${over} ×`;
	const failed = Math.max(...runs.map(({ failedLeads }) => failedLeads));
	const share = tell(100 * medianOf(runs.map(({ limitedShare }) => limitedShare)), 1);
	return `${over} ×, ${share} %${failed > 0 ? `, ${failed} failed` : ''}`;
}

function rowsOf(): string[][] {
	const limited = LIMITS.flatMap((perSecond) =>
		(Object.keys(WAITS) as NamedWait[]).flatMap((named) =>
			LATENCIES_MS.map((latencyMs) => [
				`${perSecond} a second, waits named ${WAITS[named] ?? ''}`,
				`${latencyMs} ms`,
				...names.map((design) => cellOf(design, limitedJob(latencyMs, perSecond, named))),
			]),
		),
	);
	const free = FREE_MS.map((latencyMs) => [
		'no limit',
		`${latencyMs} ms`,
		...names.map((design) => cellOf(design, freeJob(latencyMs))),
	]);
	return [...limited, ...free];
}

/** How the way to find a rate compares with others, in virtual time; needs no n8n. */
export function designs(): Promise<Section> {
	const head = ['Limit', 'Latency', ...names.map((design) => NAMES[design])];
	return Promise.resolve({
		markdown: `### Designs compared

Simulated, not measured: one run of 1,000 leads against a token bucket whose burst is one second's worth, in virtual time, with 2 ms of processor time a lead and latencies that vary by a tenth. Each cell has the median of 25 runs: the time over the ideal one, (leads − burst) ÷ rate + one latency, and the share of requests that were rate limited.

${markdownTable(head, rowsOf())}

- **Refport node** is what ships: slow start for what is in flight, and the service's token bucket, mirrored from what it accepts between two refusals. It stays within 1.15 of the ideal time, with at most 5 % rate limited up to 100 ms and 15 % beyond.
- **The node before** measured whole intervals between limits and kept 30 requests in flight at most, so it waited for slow services.
- **Adaptive retry** is the adaptive mode of botocore: it starts at the rate that it sent, and recovers along a cubic curve. It does not know the burst, so it is careful for long after each limit.
- **Concurrency limit** is AIMD of Netflix' concurrency-limits. It limits what is in flight, which says little about a rate, so it meets the limit again and again.

A node that knows the rate needs no limit for what is in flight to keep to it, and a node that does not know it yet needs one so that few requests are refused. So both parts ship, each in a file of its own.`,
		failures: [],
		draw: writeRateChart,
	});
}
