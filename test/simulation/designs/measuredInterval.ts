import { backoff } from '../../../nodes/Refport/core/retry/retryPolicy';
import type { MakeDesign } from '../design';
import { IntervalPace } from './measuredInterval/intervalPace';

const FIRST = 6;
const LEADS_PER_INCREASE = 16;
const CONCURRENCY = 30;

const LONGEST_WAIT_MS = 60_000;

/**
 * The design of version 0.1.0 of the node: 6 requests in flight, one more after every 16 finished leads
 * up to 30, and requests spaced by the rate that was accepted between two rate-limited responses.
 */
export const measuredInterval: MakeDesign = (random) => {
	const pace = new IntervalPace();
	let finished = 0;
	let inFlight = 0;
	return {
		wait: (now) => {
			const concurrency = Math.min(CONCURRENCY, FIRST + Math.floor(finished / LEADS_PER_INCREASE));
			return inFlight < concurrency ? pace.wait(now) : Number.POSITIVE_INFINITY;
		},
		start: (now) => {
			inFlight += 1;
			return pace.start(now);
		},
		accept: (ticket) => {
			inFlight -= 1;
			finished += 1;
			pace.accept(ticket);
		},
		refuse: ({ ticket, namedMs }, now) => {
			inFlight -= 1;
			const rounds = pace.roundsWith(ticket);
			pace.refuse(ticket, now, namedMs ?? backoff(rounds, random(), LONGEST_WAIT_MS));
			return 0;
		},
	};
};
