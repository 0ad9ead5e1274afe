/** The results of several rounds. */
export interface Spread {
	median: number;
	min: number;
	max: number;
}

/** @throws RangeError if there is no value */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const min = sorted[0];
	const max = sorted.at(-1);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	if (min === undefined || max === undefined || upper === undefined || lower === undefined) {
		throw new RangeError('nothing was measured');
	}
	return { median: (lower + upper) / 2, min, max };
}

export const medianOf = (values: readonly number[]): number => spreadOf(values).median;

/** Returns the value below which this share of the values lies. NaN if there is no value. */
export function quantileOf(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Returns the maximum number of sorted times in any window of this length, excluding its end. */
export const maxWithin = (times: readonly number[], windowMs: number): number =>
	Math.max(
		0,
		...times.map((from, at) => times.filter((to, n) => n >= at && to < from + windowMs).length),
	);

/** Formats a number with thousands separators. */
export const formatNumber = (value: number, digits = 0): string =>
	value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/**
 * Formats values as "12.5 (12.1–13.0)": median, minimum and maximum. One number if they are equal.
 */
export function formatSpread(values: readonly number[], digits = 0): string {
	const { median, min, max } = spreadOf(values);
	const [middle, from, to] = [median, min, max].map((value) => formatNumber(value, digits));
	return from === to ? (middle ?? '') : `${middle ?? ''} (${from ?? ''}–${to ?? ''})`;
}
