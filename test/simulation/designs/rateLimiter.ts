import { ItemLimits } from '../../../nodes/Refport/core/retry/itemLimits';
import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';
import {
	type RetrySettings,
	decideLimited,
	shouldGiveUp,
	pauseAfterLimit,
} from '../../../nodes/Refport/core/retry/retryPolicy';
import type { Failure } from '../../../nodes/Refport/core/result';
import type { Design, MakeDesign } from '../design';

/** The default options of the node. */
const SETTINGS: RetrySettings = { maxAttempts: 5, longestWaitMs: 60_000, repeatUnknown: true };

const LIMITED: Failure = {
	kind: 'api',
	code: 'HTTP_429',
	httpStatus: 429,
	message: '',
	retryable: true,
	mayBeRecorded: false,
};

/** Uses a rate limiter of the node in the same way as the node's runtime. */
export function designOf(limiter: RateLimiter, random: () => number): Design {
	const limitsOf = new Map<number, ItemLimits>();
	let gaveUp = false;
	return {
		wait: (now) => limiter.wait(now),
		start: (now) => limiter.start(now),
		accept: (ticket, now, isFull) => {
			limiter.accept(ticket, now, isFull);
		},
		refuse: ({ ticket, lead, namedMs }, now) => {
			const failure: Failure = { ...LIMITED, retryAfterMs: namedMs };
			const limits = limitsOf.get(lead) ?? new ItemLimits();
			limitsOf.set(lead, limits);
			limits.add(limiter.acceptedCount);
			let rounds = 0;
			if (limits.isItsOwn) limiter.end(ticket, now, true);
			else {
				rounds = limiter.streakWith(ticket, 0, now).rounds;
				const pauseMs = pauseAfterLimit(failure, rounds, SETTINGS, random());
				limiter.refuse(ticket, now, pauseMs, namedMs);
				gaveUp ||= shouldGiveUp(rounds, SETTINGS);
			}
			const decision = decideLimited(failure, limits, rounds, SETTINGS, random());
			return decision.again && !gaveUp ? decision.waitMs : undefined;
		},
		lapse: () => {
			limiter.markIdle();
		},
	};
}

/** The design that the node ships. */
export const rateLimiter: MakeDesign = (random, leads) => {
	const limiter = new RateLimiter();
	limiter.demand = leads;
	return designOf(limiter, random);
};
