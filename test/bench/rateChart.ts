import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../n8n/pack';
import { limitedJob } from '../simulation/cases';
import { DESIGNS } from '../simulation/designs';
import { simulate } from '../simulation/simulate';

export const RATE_CHART = 'rate-limits.svg';

const LIMIT = 50;
const WIDTH = 800;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 24;
const TOP = 92;
const BOTTOM = 340;
const INK = '#1b1b1b';
const SENT = '#4a97b5';
const REFUSED = '#d1495b';

interface Second {
	accepted: number;
	refused: number;
}

/** A run of 1,000 leads at 100 ms under 50 a second, waits named in whole seconds. */
function bySecond(): Second[] {
	const { requests } = simulate(DESIGNS.rateLimiter, limitedJob(100, LIMIT, 'wholeSeconds'));
	const seconds: Second[] = [];
	for (const { at, isLimited } of requests) {
		const second = Math.floor(at / 1000);
		while (seconds.length <= second) seconds.push({ accepted: 0, refused: 0 });
		const found = seconds[second];
		if (found) found[isLimited ? 'refused' : 'accepted'] += 1;
	}
	return seconds;
}

const text = (x: number, y: number, words: string, more = ''): string =>
	`<text x="${x}" y="${y}" ${more}>${words}</text>`;

/** Draws requests a second over time, with those that were rate limited, as SVG. */
export function writeRateChart(): void {
	const seconds = bySecond();
	const most = Math.max(...seconds.map(({ accepted, refused }) => accepted + refused));
	const end = Math.ceil(most / 25) * 25;
	const y = (value: number) => BOTTOM - (value / end) * (BOTTOM - TOP);
	const step = (WIDTH - LEFT - RIGHT) / seconds.length;
	const bars = seconds.map(({ accepted, refused }, index) => {
		const x = LEFT + index * step + 2;
		const bar = (from: number, to: number, colour: string) =>
			to > from
				? `<rect x="${x}" y="${y(to)}" width="${step - 4}" height="${y(from) - y(to)}" fill="${colour}" />`
				: '';
		return bar(0, accepted, SENT) + bar(accepted, accepted + refused, REFUSED);
	});
	const ticks = seconds.flatMap((_, index) =>
		index % 5 === 0
			? [text(LEFT + index * step + step / 2, BOTTOM + 18, String(index), 'text-anchor="middle"')]
			: [],
	);
	const lines = Array.from({ length: end / 25 + 1 }, (_, index) => index * 25).map(
		(value) =>
			`<line x1="${LEFT}" y1="${y(value)}" x2="${WIDTH - RIGHT}" y2="${y(value)}" stroke="#e4e4e4" />` +
			text(LEFT - 8, y(value) + 4, String(value), 'text-anchor="end"'),
	);
	const legend = [
		[SENT, 'accepted'],
		[REFUSED, 'rate limited (HTTP 429)'],
	].map(
		([colour = '', words = ''], index) =>
			`<rect x="${LEFT + index * 140}" y="50" width="14" height="14" fill="${colour}" />` +
			text(LEFT + index * 140 + 20, 62, words),
	);
	const limit =
		`<line x1="${LEFT}" y1="${y(LIMIT)}" x2="${WIDTH - RIGHT}" y2="${y(LIMIT)}" stroke="${INK}" stroke-dasharray="6 4" />` +
		text(WIDTH - RIGHT, y(LIMIT) - 6, 'the limit: 50 a second', 'text-anchor="end"');
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="${INK}">
<title>Requests per second of one run under a limit</title>
<rect width="100%" height="100%" fill="#ffffff" />
${text(LEFT, 28, '1,000 leads under a limit of 50 a second: requests in each second', 'font-size="16" font-weight="bold"')}
${[...legend, ...lines, ...bars, limit, ...ticks].join('\n')}
${text((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 44, 'Seconds since the run began', 'text-anchor="middle"')}
</svg>`;
	writeFileSync(join(PROJECT, 'docs', 'images', RATE_CHART), `${svg}\n`);
}
