import type { MakeDesign } from '../design';
import { CommonPause } from './commonPause';

const INITIAL = 10;
const MAX = 200;
const BACKOFF = 0.9;

/**
 * Limits what is in flight, not the rate: one more after each accepted request while the limit is at
 * least half used, a tenth less after each one that is rate limited. After AIMDLimit of
 * github.com/Netflix/concurrency-limits with its defaults. Its Gradient2Limit ignores rate-limited
 * requests, so it cannot be used here. Named waits, which it does not know, pause all.
 */
export const concurrencyLimit: MakeDesign = (random) => {
	const pause = new CommonPause(random);
	const inFlightAt = new Map<number, number>();
	let limit = INITIAL;
	let lastTicket = 0;
	return {
		wait: (now) => (inFlightAt.size >= limit ? Number.POSITIVE_INFINITY : pause.left(now)),
		start: () => {
			lastTicket += 1;
			inFlightAt.set(lastTicket, inFlightAt.size + 1);
			return lastTicket;
		},
		accept: (ticket) => {
			if ((inFlightAt.get(ticket) ?? 0) * 2 >= limit) limit = Math.min(MAX, limit + 1);
			inFlightAt.delete(ticket);
		},
		refuse: ({ ticket, lead, namedMs }, now) => {
			inFlightAt.delete(ticket);
			limit = Math.max(1, Math.min(limit - 1, Math.floor(limit * BACKOFF)));
			return pause.add(lead, namedMs, now);
		},
	};
};
