import { type Bar, writeBarChart } from './chart';
import { CONTENDERS, LATENCIES_MS, type Rounds, figuresOf } from './speedRun';
import { spreadOf } from './statistics';

/** The file among the pictures of the documentation. */
export const SPEED_CHART = 'bench-leads-per-second.svg';

/** Draws how many leads a second the contenders sent. */
export function writeSpeedChart(all: Rounds): void {
	writeBarChart(SPEED_CHART, {
		title: 'Leads per second: 1,000 leads in one execution',
		axis: 'leads per second (more is better)',
		series: LATENCIES_MS.map((latencyMs) => `service answers after ${latencyMs} ms`),
		groups: CONTENDERS.filter(({ sends }) => sends).map((contender) => ({
			name: contender.name,
			bars: LATENCIES_MS.map(
				(latencyMs): Bar =>
					spreadOf(figuresOf(all, latencyMs, contender).map((one) => one.leadsPerSecond)),
			),
		})),
	});
}
