import type { SentRequest } from './run';

export const BIN_MS = 500;

/** Requests that were sent within the same half second. */
export interface Bin {
	accepted: number;
	limited: number;
}

export function binsOf(requests: SentRequest[], seconds: number): Bin[] {
	const bins = Array.from({ length: Math.ceil((seconds * 1000) / BIN_MS) }, () => ({
		accepted: 0,
		limited: 0,
	}));
	for (const { at, isLimited } of requests) {
		const bin = bins[Math.floor(at / BIN_MS)];
		if (bin) bin[isLimited ? 'limited' : 'accepted'] += 1;
	}
	return bins;
}

/**
 * Combines rate-limited requests in adjacent bins: the first bin, their number and the height of
 * the bars.
 */
export function limitsOf(bins: Bin[]): { bin: number; count: number; height: number }[] {
	const limits: { bin: number; last: number; count: number; height: number }[] = [];
	bins.forEach(({ accepted, limited }, bin) => {
		if (limited === 0) return;
		const before = limits.at(-1);
		const height = accepted + limited;
		if (before?.last === bin - 1) {
			before.last = bin;
			before.count += limited;
			before.height = Math.max(before.height, height);
		} else limits.push({ bin, last: bin, count: limited, height });
	});
	return limits;
}
