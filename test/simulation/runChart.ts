import { formatNumber } from '../../tools/statistics';
import { BIN_MS, binsOf, limitsOf } from './bins';
import { type Job, idealMs } from './job';
import type { Run } from './run';

const WIDTH = 800;
const HEIGHT = 380;
const LEFT = 64;
const RIGHT = 24;
const TOP = 112;
const BOTTOM = 56;
const PER_SECOND = 1000 / BIN_MS;
const Y_STEP = 50;
const X_STEP_S = 2;

const ACCEPTED = '#4a97b5';
const LIMITED = '#c8401f';
const INK = '#1b1b1b';
const GRID = '#d9d9d9';

const text = (x: number, y: number, words: string, more = ''): string =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;

const bar = (x: number, y: number, width: number, height: number, colour: string): string =>
	`<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${colour}" />`;

const line = (x1: number, y1: number, x2: number, y2: number, more: string): string =>
	`<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" ${more} />`;

/** Draws a run as SVG: requests per second over time, with rate-limited ones on top. */
export function runChart(job: Job, { requests, seconds }: Run): string {
	const bins = binsOf(requests, seconds);
	const tallest = Math.max(...bins.map(({ accepted, limited }) => accepted + limited)) * PER_SECOND;
	const yEnd = Math.ceil(tallest / Y_STEP) * Y_STEP;
	const xEnd = Math.ceil(seconds / X_STEP_S) * X_STEP_S;
	const x = (s: number): number => LEFT + (s / xEnd) * (WIDTH - LEFT - RIGHT);
	const y = (perSecond: number): number =>
		HEIGHT - BOTTOM - (perSecond / yEnd) * (HEIGHT - TOP - BOTTOM);
	const width = x(BIN_MS / 1000) - x(0) - 2;
	const base = y(0);
	const rows = Array.from({ length: yEnd / Y_STEP + 1 }, (_, index) => index * Y_STEP);
	const columns = Array.from({ length: xEnd / X_STEP_S + 1 }, (_, index) => index * X_STEP_S);
	const limited = requests.filter(({ isLimited }) => isLimited).length;
	const perSecond = job.limit?.perSecond ?? 0;
	const parts = [
		text(LEFT, 26, 'Requests per second in one run', 'font-size="16" font-weight="bold"'),
		text(
			LEFT,
			48,
			`${formatNumber(job.leads)} leads in ${formatNumber(seconds, 1)} s (ideal: ${formatNumber(idealMs(job) / 1000, 1)} s). ${formatNumber(limited)} of ${formatNumber(requests.length)} requests were rate limited.`,
		),
		bar(LEFT, 64, 14, 14, ACCEPTED),
		text(LEFT + 20, 76, 'accepted'),
		bar(LEFT + 104, 64, 14, 14, LIMITED),
		text(LEFT + 124, 76, 'rate limited (HTTP 429)'),
		line(LEFT + 296, 71, LEFT + 324, 71, `stroke="${INK}" stroke-dasharray="6 4"`),
		text(LEFT + 332, 76, `limit of the service: ${perSecond} a second`),
		...rows.map(
			(value) =>
				line(LEFT, y(value), WIDTH - RIGHT, y(value), `stroke="${GRID}"`) +
				text(LEFT - 8, y(value) + 4, formatNumber(value), 'text-anchor="end"'),
		),
		...columns.map((value) =>
			text(x(value), base + 18, formatNumber(value), 'text-anchor="middle"'),
		),
		text(
			(LEFT + WIDTH - RIGHT) / 2,
			base + 40,
			'seconds (each bar is half a second)',
			'text-anchor="middle"',
		),
		...bins.map((bin, index) => {
			const left = x((index * BIN_MS) / 1000) + 1;
			const top = y(bin.accepted * PER_SECOND);
			const limitedTop = y((bin.accepted + bin.limited) * PER_SECOND);
			return (
				bar(left, top, width, base - top, ACCEPTED) +
				bar(left, limitedTop, width, top - limitedTop, LIMITED)
			);
		}),
		line(LEFT, y(perSecond), WIDTH - RIGHT, y(perSecond), `stroke="${INK}" stroke-dasharray="6 4"`),
		...limitsOf(bins).map(({ bin, count, height }) =>
			text(
				x((bin * BIN_MS) / 1000) + 3,
				y(height * PER_SECOND) - 6,
				`${formatNumber(count)} × 429`,
				`font-weight="bold" fill="${LIMITED}" stroke="#ffffff" stroke-width="4" paint-order="stroke"`,
			),
		),
		line(LEFT, TOP - 8, LEFT, base, `stroke="${INK}"`),
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="${INK}">
<title>Requests per second in one run under a limit of ${perSecond} a second</title>
<rect width="100%" height="100%" fill="#ffffff" />
${parts.join('\n')}
</svg>
`;
}
