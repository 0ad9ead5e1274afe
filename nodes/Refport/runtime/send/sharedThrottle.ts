import { Throttle } from './throttle';

interface Shared {
	throttle: Throttle;
	/** The limits that the executions set which use it; Infinity for those that set none. */
	limits: number[];
	/** When the last one left, in ms of performance.now(). */
	leftAt: number;
}

/** For how long the state of an account is kept after its last use. */
const KEPT_MS = 10 * 60_000;

/** More accounts than that are not kept unless they are in use. */
const MAX_ACCOUNTS = 100;

/** In the order of their last use. */
const shared = new Map<string, Shared>();

const isUnused = ({ limits }: Shared): boolean => limits.length === 0;

/** Drops what nobody needs any more, and beyond that the oldest that nobody uses. */
function tidyUp(now: number): void {
	for (const [account, one] of shared) {
		if (!isUnused(one)) continue;
		const isOld = now - one.leftAt > KEPT_MS && !one.throttle.limiter.isPaused(now);
		if (isOld || shared.size > MAX_ACCOUNTS) shared.delete(account);
	}
}

/**
 * The throttle of all executions of this process that send for the same account: Refport counts their
 * requests together. It outlives the last of them, since behind a webhook each sign-up is an execution
 * of its own. Whoever joins must leave.
 *
 * @param account the API key and the address, as a hash
 * @param maxPerSecond the execution's own limit; the lowest of all holds
 */
export function joinThrottle(
	account: string,
	maxPerSecond = Number.POSITIVE_INFINITY,
): { throttle: Throttle; leave: () => void } {
	const joined = shared.get(account) ?? { throttle: new Throttle(), limits: [], leftAt: 0 };
	const { throttle, limits } = joined;
	const apply = () => {
		throttle.limiter.maxPerSecond = Math.min(...limits);
	};
	shared.delete(account);
	shared.set(account, joined);
	limits.push(maxPerSecond);
	apply();
	tidyUp(performance.now());
	const leave = () => {
		limits.splice(limits.indexOf(maxPerSecond), 1);
		joined.leftAt = performance.now();
		if (limits.length > 0) apply();
	};
	return { throttle, leave };
}
