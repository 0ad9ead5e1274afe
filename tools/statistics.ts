/** The middle and the ends of what several rounds gave. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

/** @throws RangeError where there is no value. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const least = sorted[0];
	const most = sorted.at(-1);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	if (least === undefined || most === undefined || upper === undefined || lower === undefined) {
		throw new RangeError('nothing was measured');
	}
	return { median: (lower + upper) / 2, least, most };
}

export const medianOf = (values: readonly number[]): number => spreadOf(values).median;

/** The value below which this share of the values lies. */
export function quantileOf(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The most of these sorted times that lie within any window of this length; its end is outside. */
export const mostWithin = (times: readonly number[], windowMs: number): number =>
	Math.max(
		0,
		...times.map((from, at) => times.filter((to, n) => n >= at && to < from + windowMs).length),
	);

/** A number with thousands separated. */
export const tell = (value: number, digits = 0): string =>
	value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** "12.5 (12.1–13.0)"; a single number where all rounds gave the same. */
export function tellSpread(values: readonly number[], digits = 0): string {
	const { median, least, most } = spreadOf(values);
	const [middle, from, to] = [median, least, most].map((value) => tell(value, digits));
	return from === to ? (middle ?? '') : `${middle ?? ''} (${from ?? ''}–${to ?? ''})`;
}
