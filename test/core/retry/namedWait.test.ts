import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';

const HOUR_MS = 3_600_000;

/**
 * A limiter with one accepted request. Without one, it would send only one request at a time after
 * a limit.
 */
function limiterWithAcceptedRequest(): RateLimiter {
	const limiter = new RateLimiter();
	limiter.accept(limiter.start(0), 0, false);
	return limiter;
}

describe('a wait that Refport asks for', () => {
	it('pauses all requests for that time, at least 0.25 s', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 3000, 3000);
		expect(limiter.wait(200)).toBe(3000);
		expect(limiter.wait(3199)).toBe(1);
		expect(limiter.wait(3200)).toBe(0);
		const short = limiterWithAcceptedRequest();
		short.refuse(short.start(100), 200, 1, 1);
		expect(short.wait(200)).toBe(250);
	});

	it('is not shortened by a late response with a shorter wait', () => {
		const limiter = limiterWithAcceptedRequest();
		const [first = 0, second = 0] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(first, 200, 30_000, 30_000);
		limiter.refuse(second, 900, 1000, 1000);
		expect(limiter.wait(900)).toBe(29_300);
		expect(limiter.tooLong(900, 10_000)).toBe(29_300);
	});

	it('is not extended by late responses if it is shorter than 0.25 s', () => {
		const limiter = limiterWithAcceptedRequest();
		const [first, second] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(first, 200, 1, 1);
		limiter.refuse(second, 440, 1, 1);
		expect(limiter.wait(440)).toBe(10);
	});

	it('is not shortened by a probe with a shorter wait', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		const probe = limiter.start(60_100);
		limiter.refuse(probe, 60_200, 1000, 1000);
		expect(limiter.wait(60_200)).toBe(HOUR_MS - 60_000);
		expect(limiter.tooLong(60_200, 60_000)).toBe(HOUR_MS - 60_000);
	});

	it('ends early if a request that was sent after it began is accepted', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		expect(limiter.isPaused(HOUR_MS + 199)).toBe(true);
		expect(limiter.isPaused(HOUR_MS + 200)).toBe(false);
		limiter.accept(limiter.start(60_100), 60_200, true);
		expect(limiter.wait(60_200)).toBe(0);
		expect(limiter.tooLong(60_200, 0)).toBeUndefined();
		expect(limiter.isPaused(60_200)).toBe(false);
	});

	it('does not end if a request that was sent before it began is accepted', () => {
		const limiter = limiterWithAcceptedRequest();
		const [early, limited] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(limited, 200, 5000, 5000);
		limiter.accept(early, 300, true);
		expect(limiter.wait(300)).toBe(4900);
	});

	it('keeps the limiter in use until it ends, even if the pause is shorter', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 1000, 5000);
		expect(limiter.isPaused(1200)).toBe(true);
		expect(limiter.isPaused(5199)).toBe(true);
		expect(limiter.isPaused(5200)).toBe(false);
	});

	it('is too long only for executions with a shorter Longest Wait', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 90_000, 90_000);
		expect(limiter.tooLong(200, 60_000)).toBe(90_000);
		expect(limiter.tooLong(200, 90_000)).toBeUndefined();
		expect(limiter.tooLong(30_199, 60_000)).toBe(60_001);
		expect(limiter.tooLong(30_200, 60_000)).toBeUndefined();
	});

	it('allows one probe per minute', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		const probes: number[] = [];
		for (let now = 200; now <= 300_000; now += 100) {
			if (!limiter.isProbeDue(now)) continue;
			expect(limiter.tooLong(now, 60_000)).toBeUndefined();
			probes.push(now);
			limiter.refuse(limiter.start(now), now + 20, HOUR_MS, HOUR_MS);
			expect(limiter.tooLong(now + 20, 60_000)).toBe(HOUR_MS);
		}
		expect(probes).toEqual([60_100, 120_100, 180_100, 240_100]);
	});

	it('allows the next probe after a minute while the last one hangs', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		limiter.start(60_100);
		expect(limiter.isProbeDue(120_099)).toBe(false);
		expect(limiter.isProbeDue(120_100)).toBe(true);
	});
});
