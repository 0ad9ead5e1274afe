import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../test/n8n/pack';
import { type Spread, formatNumber } from '../statistics';

export type Bar = Spread;

export interface BarChart {
	title: string;
	axis: string;
	/** Names of the bars in a group, in order. */
	series: string[];
	groups: { name: string; bars: Bar[] }[];
}

const WIDTH = 800;
const LEFT = 240;
const RIGHT = 90;
const TOP = 84;
const BAR = 24;
const GAP = 22;
const COLOURS = ['#4a97b5', '#e0912f'];
const INK = '#1b1b1b';
const GRID = '#d9d9d9';

/** Returns 1, 2 or 5 times a power of ten, so that the axis has about five grid lines. */
function stepFor(max: number): number {
	const power = 10 ** Math.floor(Math.log10(max / 5));
	return ([1, 2, 5, 10].find((times) => times * power * 5 >= max) ?? 10) * power;
}

const text = (x: number, y: number, words: string, more = ''): string =>
	`<text x="${x}" y="${y}" ${more}>${words}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, colour: string): string =>
	`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" />`;

/** Returns a horizontal bar chart as SVG. Whiskers show the minimum and maximum of the rounds. */
function barChart({ title, axis, series, groups }: BarChart): string {
	const max = Math.max(...groups.flatMap(({ bars }) => bars.map((bar) => bar.max)), 1);
	const step = stepFor(max);
	const end = Math.ceil(max / step) * step;
	const x = (value: number) =>
		Math.round((LEFT + (value / end) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
	const groupHeight = series.length * BAR + GAP;
	const bottom = TOP + groups.length * groupHeight;
	const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
	const grid = ticks.map(
		(value) =>
			line(x(value), TOP - 8, x(value), bottom, GRID) +
			text(x(value), bottom + 18, formatNumber(value), 'text-anchor="middle"'),
	);
	const legend = series.map((name, index) => {
		const at = LEFT + index * 240;
		const box = `<rect x="${at}" y="46" width="14" height="14" fill="${COLOURS[index] ?? INK}" />`;
		return box + text(at + 20, 58, name);
	});
	const bars = groups.map(({ name, bars: own }, group) => {
		const top = TOP + group * groupHeight + GAP / 2;
		const middle = top + (own.length * BAR) / 2;
		const drawn = own.map(({ median, min, max: longest }, index) => {
			const y = top + index * BAR;
			const centre = y + (BAR - 4) / 2;
			const width = Math.max(x(median) - LEFT, 1);
			const whisker = [
				line(x(min), centre, x(longest), centre, INK),
				line(x(min), centre - 5, x(min), centre + 5, INK),
				line(x(longest), centre - 5, x(longest), centre + 5, INK),
			];
			return [
				`<rect x="${LEFT}" y="${y}" width="${width}" height="${BAR - 4}" fill="${COLOURS[index] ?? INK}" />`,
				...whisker,
				text(
					x(longest) + 8,
					centre + 5,
					formatNumber(median),
					'font-weight="bold" stroke="#ffffff" stroke-width="4" paint-order="stroke"',
				),
			].join('');
		});
		return text(LEFT - 12, middle + 3, name, 'text-anchor="end"') + drawn.join('');
	});
	const height = bottom + 52;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="${INK}">
<title>${title}</title>
<rect width="100%" height="100%" fill="#ffffff" />
${text(LEFT, 28, title, 'font-size="16" font-weight="bold"')}
${[...legend, ...grid, ...bars].join('\n')}
${line(LEFT, TOP - 8, LEFT, bottom, INK)}
${text((LEFT + WIDTH - RIGHT) / 2, bottom + 40, axis, 'text-anchor="middle"')}
</svg>`;
}

/** Writes a chart to the images of the documentation. */
export function writeBarChart(file: string, chart: BarChart): void {
	writeFileSync(join(PROJECT, 'docs', 'images', file), `${barChart(chart)}\n`);
}
