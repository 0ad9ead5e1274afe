import fc from 'fast-check';
import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';
import { SlidingWindow } from '../../../nodes/Refport/core/retry/slidingWindow';
import { designOf } from '../../simulation/designs/rateLimiter';
import { simulate } from '../../simulation/simulate';

/** The maximum number of these sorted times within one second. */
const maxPerSecondOf = (times: readonly number[]): number =>
	Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));

/** Sends all requests that the limit allows at these times. */
function sendAt(window: SlidingWindow, moments: readonly number[]): number[] {
	const sent: number[] = [];
	for (const now of moments) {
		while (window.wait(now) <= 0) {
			window.add(now);
			sent.push(now);
		}
	}
	return sent;
}

function windowOf(perSecond: number): SlidingWindow {
	const window = new SlidingWindow();
	window.perSecond = perSecond;
	return window;
}

describe('Max Requests/Second', () => {
	it.each([
		{ perSecond: 1, leads: 8, seconds: 7.35 },
		{ perSecond: 3, leads: 31, seconds: 10.5 },
		{ perSecond: 20, leads: 121, seconds: 6.3 },
		{ perSecond: 50, leads: 121, seconds: 2.52 },
	])(
		'of $perSecond is reached and never exceeded: the last of $leads leads is sent after $seconds s',
		({ perSecond, leads, seconds }) => {
			const limiter = new RateLimiter();
			limiter.maxPerSecond = perSecond;
			const make = (random: () => number) => designOf(limiter, random);
			const { requests } = simulate(make, { leads, latencyMs: 20 });
			const times = requests.map(({ at }) => at);
			expect(maxPerSecondOf(times)).toBeLessThanOrEqual(perSecond);
			expect((times.at(-1) ?? 0) / 1000).toBeCloseTo(seconds, 2);
		},
	);

	it('is never exceeded at irregular times', () => {
		const gaps = fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 60 }), gaps, (perSecond, random) => {
				let now = 0;
				const moments = random.map((gap) => (now += gap));
				expect(maxPerSecondOf(sendAt(windowOf(perSecond), moments))).toBeLessThanOrEqual(perSecond);
			}),
		);
	});

	it('counts requests that were sent before it was set', () => {
		const window = new SlidingWindow();
		for (let sent = 0; sent < 30; sent++) window.add(sent * 10);
		expect(window.wait(300)).toBe(0);
		window.perSecond = 10;
		// The tenth request from the end was sent at 200 ms and stops counting one second later.
		expect(window.wait(300)).toBe(200 + 1050 - 300);
	});

	it('applies immediately when it is lowered', () => {
		const window = windowOf(10);
		for (let sent = 0; sent < 10; sent++) window.add(sent * 105);
		window.perSecond = 1;
		expect(window.wait(1020)).toBe(9 * 105 + 1050 - 1020);
	});

	it('catches up after a late timer without being exceeded', () => {
		const window = windowOf(10);
		expect(sendAt(window, [0, 105, 210, 400, 401])).toEqual([0, 105, 210, 400]);
		expect(window.wait(401)).toBe(19);
	});

	it('is not exceeded after a pause for a rate limit', () => {
		const limiter = new RateLimiter();
		limiter.maxPerSecond = 5;
		const first = limiter.start(0);
		limiter.accept(first, 20, true);
		limiter.refuse(limiter.start(210), 224, 3000, 3000);
		expect(limiter.wait(224)).toBe(3000);
		const times: number[] = [];
		for (let now = 3224; now < 6224; now += 1) {
			if (limiter.wait(now) > 0) continue;
			limiter.accept(limiter.start(now), now, true);
			times.push(now);
		}
		expect(maxPerSecondOf(times)).toBe(5);
		expect(times.slice(0, 3)).toEqual([3224, 3334, 3544]);
	});
});
