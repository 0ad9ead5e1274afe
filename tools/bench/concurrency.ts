import { LIMITS } from '../../nodes/Refport/core/settings';
import { withBench } from './bench';
import { type Contender, deploy, refport } from './contenders';
import { LIMIT, SLOW_MS, idealSeconds, limitedShare } from './limitCases';
import { type Figures, measure, warmUp } from './measure';
import { markdownTable } from '../page';
import { progress } from './progress';
import { type Section, type Size, cell, failuresOf, leadsFor, rotated } from './section';
import { formatNumber } from '../statistics';
import { requests } from '../../test/requests';

const VALUES = [10, 50, 100, 200, 300, 500];

interface Measured {
	value: number;
	contender: Contender;
	free: Figures[];
	limited: Figures[];
}

const HEAD = [
	'Concurrency',
	'Leads per second, no limit',
	'CPU per lead, ms, no limit',
	'Peak memory above the start, MiB',
	'Requests under the limit',
	'Share of 429s, %',
	'Time over ideal, ×',
];

/** Measures the option Concurrency, as evidence for its default. */
export async function concurrency(size: Size): Promise<Section> {
	const [many, few] = [leadsFor(size, 1000), leadsFor(size, 300)];
	const all = VALUES.map((value): Measured => {
		const contender = refport(`concurrency ${value}`, requests({ concurrency: value }));
		return { value, contender, free: [], limited: [] };
	});
	await withBench(async (bench) => {
		const flows = [];
		for (const measured of all) {
			flows.push({ measured, flow: await deploy(bench, measured.contender) });
		}
		for (const { flow } of flows) await warmUp(bench, flow);
		for (let round = 0; round < size.rounds; round += 1) {
			for (const { measured, flow } of rotated(flows, round)) {
				const { name } = flow.contender;
				const free = await measure(bench, flow, { leads: many, latencyMs: SLOW_MS });
				measured.free.push(free);
				progress(`${name}, no limit, round ${round + 1}`, free);
				const job = { leads: few, latencyMs: SLOW_MS, limit: LIMIT };
				const limited = await measure(bench, flow, job);
				measured.limited.push(limited);
				progress(`${name}, under a limit, round ${round + 1}`, limited);
			}
		}
	});
	const rows = all.map(({ value, free, limited }) => [
		value === LIMITS.concurrency.default ? `**${value}** (default)` : String(value),
		cell(free, (one) => one.leadsPerSecond),
		cell(free, (one) => one.cpuPerLeadMs, 2),
		cell(free, (one) => one.memoryMb),
		cell(limited, (one) => one.requests),
		cell(limited, limitedShare, 1),
		cell(limited, (one) => one.seconds / idealSeconds(few, SLOW_MS), 2),
	]);
	return {
		markdown: `# How many requests at a time

The option _Concurrency_ is the maximum number of requests in flight. Up to this number, the node adds requests as long as that makes it faster. With each value, it sent ${formatNumber(many)} leads to a service that responds after ${SLOW_MS} ms and has no rate limit, and ${formatNumber(few)} leads to one that accepts 50 requests per second after a burst of 50.

${markdownTable(HEAD, rows)}

Above the default, more requests help little here. Increase the option if the service responds even later.`,
		failures: all.flatMap(({ contender, free, limited }) =>
			failuresOf('Concurrency', contender, [...free, ...limited]),
		),
	};
}
