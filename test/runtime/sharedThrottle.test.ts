import { inputFailure } from '../../nodes/Refport/core/result';
import { joinThrottle } from '../../nodes/Refport/runtime/send/sharedThrottle';

const MINUTE_MS = 60_000;

let now = 0;
let accounts = 0;

beforeEach(() => {
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	accounts += 1;
});

afterEach(() => {
	jest.restoreAllMocks();
});

const name = (id = 0) => `account ${accounts} ${id}`;

/** Joins and leaves at once, as an execution with one item does. */
function use(account = name()) {
	const { throttle, leave } = joinThrottle(account, { items: 1 });
	leave();
	return throttle;
}

it('is the same for executions that follow each other within minutes', () => {
	const first = use();
	now += 2 * MINUTE_MS;
	expect(use()).toBe(first);
});

it('is another one for another account, and after a long time', () => {
	const first = use();
	expect(use(name(1))).not.toBe(first);
	now += 11 * MINUTE_MS;
	use(name(1));
	expect(use()).not.toBe(first);
});

it('is kept for as long as a named wait runs', () => {
	const first = use();
	const ticket = first.limiter.start(now);
	first.refuse(ticket, 3_600_000, { ...inputFailure('X', ''), retryAfterMs: 3_600_000 });
	now += 59 * MINUTE_MS;
	use(name(1));
	expect(use()).toBe(first);
	now += 12 * MINUTE_MS;
	use(name(1));
	expect(use()).not.toBe(first);
});

it('is dropped for the oldest unused account first, once there are many', () => {
	const used = joinThrottle(name(0), { items: 1 });
	const oldest = use(name(1));
	for (let id = 2; id < 120; id += 1) use(name(id));
	expect(use(name(0))).toBe(used.throttle);
	expect(use(name(1))).not.toBe(oldest);
	expect(use(name(119))).toBe(use(name(119)));
});

it('keeps to the lowest limit of the executions that use it now', () => {
	const caps: number[] = [];
	const { throttle, leave } = joinThrottle(name(), { maxPerSecond: 100, items: 1 });
	jest.spyOn(throttle.limiter, 'maxPerSecond', 'set').mockImplementation((cap) => caps.push(cap));
	const second = joinThrottle(name(), { maxPerSecond: 10, items: 1 });
	second.leave();
	const third = joinThrottle(name(), { items: 1 });
	third.leave();
	leave();
	expect(caps).toEqual([10, 100, 100, 100]);
});
