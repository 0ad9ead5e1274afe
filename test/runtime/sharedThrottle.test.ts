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

/** Joins and leaves immediately, like an execution with one item. */
function joinAndLeave(account = name()) {
	const { throttle, leave } = joinThrottle(account, { items: 1 });
	leave();
	return throttle;
}

it('consecutive executions share a throttle within ten minutes', () => {
	const first = joinAndLeave();
	now += 2 * MINUTE_MS;
	expect(joinAndLeave()).toBe(first);
});

it('another account has its own throttle, and an unused throttle expires', () => {
	const first = joinAndLeave();
	expect(joinAndLeave(name(1))).not.toBe(first);
	now += 11 * MINUTE_MS;
	joinAndLeave(name(1));
	expect(joinAndLeave()).not.toBe(first);
});

it('a throttle does not expire during a wait that Refport asks for', () => {
	const first = joinAndLeave();
	const ticket = first.limiter.start(now);
	first.refuse(ticket, 3_600_000, { ...inputFailure('X', ''), retryAfterMs: 3_600_000 });
	now += 59 * MINUTE_MS;
	joinAndLeave(name(1));
	expect(joinAndLeave()).toBe(first);
	now += 12 * MINUTE_MS;
	joinAndLeave(name(1));
	expect(joinAndLeave()).not.toBe(first);
});

it('the oldest unused throttle is removed first if there are many', () => {
	const used = joinThrottle(name(0), { items: 1 });
	const oldest = joinAndLeave(name(1));
	for (let id = 2; id < 120; id += 1) joinAndLeave(name(id));
	expect(joinAndLeave(name(0))).toBe(used.throttle);
	expect(joinAndLeave(name(1))).not.toBe(oldest);
	expect(joinAndLeave(name(119))).toBe(joinAndLeave(name(119)));
});

it('a throttle uses the lowest Max Requests/Second of the running executions', () => {
	const limits: number[] = [];
	const { throttle, leave } = joinThrottle(name(), { maxPerSecond: 100, items: 1 });
	jest
		.spyOn(throttle.limiter, 'maxPerSecond', 'set')
		.mockImplementation((limit) => limits.push(limit));
	const second = joinThrottle(name(), { maxPerSecond: 10, items: 1 });
	second.leave();
	const third = joinThrottle(name(), { items: 1 });
	third.leave();
	leave();
	expect(limits).toEqual([10, 100, 100, 100]);
});
