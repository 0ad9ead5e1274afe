import type { Failure } from '../../core/result';
import type { ItemLimits } from '../../core/retry/itemLimits';
import type { Ticket } from '../../core/retry/rateLimiter';
import {
	type Decision,
	type RetrySettings,
	decideLimited,
	shouldGiveUp,
	pauseAfterLimit,
} from '../../core/retry/retryPolicy';
import type { Participant } from './participant';

/**
 * Reports a rate-limited request to the throttle, and decides whether to retry its item. If Refport
 * accepts other requests, the limit applies only to this item, and the others continue.
 */
export function afterLimit(
	failure: Failure,
	ticket: Ticket,
	limits: ItemLimits,
	participant: Participant,
	settings: RetrySettings,
): Decision {
	const { throttle, joinedAt } = participant;
	const { limiter } = throttle;
	limits.add(limiter.acceptedCount);
	if (limits.isItsOwn) {
		throttle.end(ticket);
		return decideLimited(failure, limits, 0, settings, Math.random());
	}
	const streak = limiter.streakWith(ticket, joinedAt, performance.now());
	throttle.refuse(
		ticket,
		pauseAfterLimit(failure, streak.rounds, settings, Math.random()),
		failure,
	);
	const decision = decideLimited(failure, limits, streak.rounds, settings, Math.random());
	if (shouldGiveUp(streak.rounds, settings)) participant.giveUp({ streak, failure });
	return decision;
}
