import { Throttle } from './throttle';

/** What an execution brings along. */
interface Member {
	/** Its own limit of requests a second; the lowest of all holds. */
	maxPerSecond?: number | undefined;
	/** How many items it has. */
	items: number;
}

interface Shared {
	throttle: Throttle;
	/** The executions that use it. */
	members: Set<Member>;
	/** When the last one left, in ms of performance.now(). */
	leftAt: number;
}

/** For how long the state of an account is kept after its last use. */
const KEPT_MS = 10 * 60_000;

/** More accounts than that are not kept unless they are in use. */
const MAX_ACCOUNTS = 100;

/** In the order of their last use. */
const shared = new Map<string, Shared>();

const isUnused = ({ members }: Shared): boolean => members.size === 0;

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
 * of its own. Each caller that joins must leave.
 *
 * @param account the API key and the address, as a hash
 */
export function joinThrottle(
	account: string,
	member: Member,
): { throttle: Throttle; leave: () => void } {
	const joined = shared.get(account) ?? {
		throttle: new Throttle(),
		members: new Set<Member>(),
		leftAt: 0,
	};
	const { throttle, members } = joined;
	const apply = () => {
		const limits = [...members].map(({ maxPerSecond }) => maxPerSecond ?? Number.POSITIVE_INFINITY);
		throttle.limiter.maxPerSecond = Math.min(...limits);
		throttle.limiter.demand = [...members].reduce((sum, { items }) => sum + items, 0);
	};
	shared.delete(account);
	shared.set(account, joined);
	members.add(member);
	apply();
	tidyUp(performance.now());
	const leave = () => {
		members.delete(member);
		joined.leftAt = performance.now();
		if (members.size > 0) apply();
	};
	return { throttle, leave };
}
