import { writeBarChart } from './chart';
import { HTTP_REQUEST, REFPORT } from './contenders';
import { SITUATIONS, type SpeedCase } from './speedRun';
import { spreadOf } from '../statistics';

/** File name within the images of the documentation. */
export const SPEED_CHART = 'bench-leads-per-second.svg';

const DRAWN = [REFPORT, HTTP_REQUEST];

/** Draws the leads per second of the two nodes. */
export function writeSpeedChart(all: readonly SpeedCase[]): void {
	writeBarChart(SPEED_CHART, {
		title: 'Leads per second: 1,000 leads in one execution',
		axis: 'leads per second (more is better)',
		series: DRAWN.map(({ name }) => name),
		groups: SITUATIONS.map((situation) => ({
			name: `answer after ${situation.name}`,
			bars: DRAWN.flatMap((contender) =>
				all
					.filter((one) => one.situation === situation && one.contender === contender)
					.map(({ rounds }) => spreadOf(rounds.map((one) => one.leadsPerSecond))),
			),
		})),
	});
}
