import type { MakeDesign } from '../design';
import { CommonPause } from './commonPause';

const INITIAL = 10;
const MAX = 200;
const BACKOFF = 0.9;

/**
 * Limits the requests in flight instead of the rate. The limit grows by one after each accepted request
 * if at least half of it is in use, and shrinks by a tenth after each rate-limited one. Based on
 * AIMDLimit of github.com/Netflix/concurrency-limits with its defaults. Gradient2Limit ignores
 * rate-limited requests, so it cannot be used here. Requested waits, which AIMDLimit does not support,
 * pause all requests.
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
