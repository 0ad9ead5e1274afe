import { Throttle } from './throttle';

interface Shared {
	throttle: Throttle;
	/** The limits that the executions set which use it; Infinity for those that set none. */
	limits: number[];
}

const shared = new Map<string, Shared>();

function apply({ throttle, limits }: Shared): void {
	const least = Math.min(...limits);
	throttle.maxPerSecond = Number.isFinite(least) ? least : undefined;
}

/**
 * The throttle of all executions of this process that send for the same account: Refport counts their
 * requests together. Whoever joins must leave.
 *
 * @param maxPerSecond the execution's own limit; the lowest of all holds
 */
export function joinThrottle(
	account: string,
	maxPerSecond: number | undefined,
): { throttle: Throttle; executions: () => number; leave: () => void } {
	const limit = maxPerSecond ?? Number.POSITIVE_INFINITY;
	const joined = shared.get(account) ?? { throttle: new Throttle(), limits: [] };
	shared.set(account, joined);
	joined.limits.push(limit);
	apply(joined);
	const leave = () => {
		joined.limits.splice(joined.limits.indexOf(limit), 1);
		if (joined.limits.length > 0) apply(joined);
		else shared.delete(account);
	};
	return { throttle: joined.throttle, executions: () => joined.limits.length, leave };
}
