import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../test/n8n/pack';
import { limitedJob } from '../../test/simulation/cases';
import { DESIGNS } from '../../test/simulation/designs';
import { runChart } from '../../test/simulation/runChart';
import { simulate } from '../../test/simulation/simulate';
import { COLUMNS, comparedRows, freeRows, ownRows } from '../../test/simulation/tables';
import { markdownTable } from '../page';
import type { Section } from './section';

/** File name within the images of the documentation. */
export const RATE_CHART = 'rate-limits.svg';

const CHART_JOB = limitedJob(100, 50, 'wholeSeconds');

/** Draws the run in docs/rate-limits.md. */
function writeRateChart(): void {
	const run = simulate(DESIGNS.rateLimiter, CHART_JOB);
	writeFileSync(join(PROJECT, 'docs', 'images', RATE_CHART), runChart(CHART_JOB, run));
}

const OWN_HEAD = [
	'Latency',
	'Limit, requests a second',
	'Named wait',
	'Ideal time, s',
	'Time ÷ ideal, goal ≤ 1.15',
	'Rate limited',
	'Goals met',
];

/**
 * Compares how the node and other designs handle a rate limit. It is simulated, so it needs no n8n.
 */
export function designs(): Promise<Section> {
	const own = ownRows();
	return Promise.resolve({
		markdown: `# Designs compared

Simulated with the node's own code, in virtual time. One run sends 1,000 leads to a service that limits requests by a token bucket. Its burst is one second's worth. Each lead takes 2 ms of processor time, and each response takes up to a tenth more or less than the latency. Figures are medians of 25 runs, with the worst run in brackets. The ideal time is (leads − burst) ÷ rate + one latency.

This is what the node reaches. The goal for rate-limited requests is 5 % up to 100 ms and 15 % beyond, because the requests in flight when a limit comes are refused:

${markdownTable(OWN_HEAD, own.rows)}

These designs met the same service with the same chances:

- **Refport node**: what ships. Slow start limits what is in flight. After a limit, a token bucket mirrors the service's, at the rate that the service accepted between two refusals.
- **Measured interval**: what the node did before. It has at most 30 requests in flight, and spaces them evenly by the rate between two limits.
- **AWS adaptive retry**: the adaptive mode of botocore, with 50 connections and a rate that follows CUBIC. Named waits pause all requests.
- **Netflix concurrency limit**: the AIMD limit of concurrency-limits for what is in flight, with no limit for the rate. Named waits pause all requests.

Each cell has the time ÷ ideal, then the share of requests that were rate limited:

${markdownTable(['Latency, limit, named wait', ...COLUMNS], comparedRows())}

Without a limit, 1,000 leads take, in seconds:

${markdownTable(['Latency', ...COLUMNS], freeRows())}

A limit for what is in flight says little about a rate, so the concurrency limit meets the service's limit again and again. A rate that grows slowly from a low start does not fit a burst, so adaptive retry often takes twice the ideal time. A fixed number in flight is too few for a slow service. That is why the node has two parts: slow start fits the latency, and the mirrored bucket fits the rate. The price is paid when a slow service limits the rate: what is in flight at that moment is refused, 10 to 14 % of all requests from 300 ms on.`,
		failures: own.failures,
		about:
			'_Written by `npm run bench -- --only designs`. The figures do not depend on the machine._',
		draw: writeRateChart,
	});
}
