import { Throttle } from './throttle';

/** An execution that uses a throttle. */
interface Member {
	/** Its Max Requests/Second. The lowest one of all members applies. */
	maxPerSecond?: number | undefined;
	/** Number of items. */
	items: number;
}

interface Shared {
	throttle: Throttle;
	/** The executions that use it. */
	members: Set<Member>;
	/** When the last member left, in ms of performance.now(). */
	leftAt: number;
}

/** How long to keep the state of an account after its last use. */
const KEPT_MS = 10 * 60_000;

/** Above this number, accounts are kept only while they are in use. */
const MAX_ACCOUNTS = 100;

/** In the order of last use. */
const shared = new Map<string, Shared>();

const isUnused = ({ members }: Shared): boolean => members.size === 0;

/** Drops expired accounts, and above MAX_ACCOUNTS also the oldest unused ones. */
function cleanUp(now: number): void {
	for (const [account, one] of shared) {
		if (!isUnused(one)) continue;
		const isOld = now - one.leftAt > KEPT_MS && !one.throttle.limiter.isPaused(now);
		if (isOld || shared.size > MAX_ACCOUNTS) shared.delete(account);
	}
}

/**
 * Returns the throttle that all executions of this process share for an account, because Refport
 * counts their requests together. It outlives the executions, because with a webhook each sign-up
 * is a separate execution. Every caller must call `leave`.
 *
 * @param account hash of API key and base URL
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
	cleanUp(performance.now());
	const leave = () => {
		members.delete(member);
		joined.leftAt = performance.now();
		if (members.size > 0) apply();
	};
	return { throttle, leave };
}
