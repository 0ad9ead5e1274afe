import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';

const HOUR_MS = 3_600_000;

/** A limiter of which one request was accepted at 0, so that a limit does not begin with probes. */
function working(): RateLimiter {
	const limiter = new RateLimiter();
	limiter.accept(limiter.start(0), 0, false);
	return limiter;
}

describe('a named wait', () => {
	it('holds everybody for as long as the service says, and 0.25 s at least', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 3000, 3000);
		expect(limiter.wait(200)).toBe(3000);
		expect(limiter.wait(3199)).toBe(1);
		expect(limiter.wait(3200)).toBe(0);
		const short = working();
		short.refuse(short.start(100), 200, 1, 1);
		expect(short.wait(200)).toBe(250);
	});

	it('is not replaced by the shorter wait of a request that comes back late', () => {
		const limiter = working();
		const [first = 0, second = 0] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(first, 200, 30_000, 30_000);
		limiter.refuse(second, 900, 1000, 1000);
		expect(limiter.wait(900)).toBe(29_300);
		expect(limiter.tooLong(900, 10_000)).toBe(29_300);
	});

	it('is 0.25 s once, not again with each request that comes back late', () => {
		const limiter = working();
		const [first, second] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(first, 200, 1, 1);
		limiter.refuse(second, 440, 1, 1);
		expect(limiter.wait(440)).toBe(10);
	});

	it('is not replaced by the shorter wait of a probe', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		const probe = limiter.start(60_100);
		limiter.refuse(probe, 60_200, 1000, 1000);
		expect(limiter.wait(60_200)).toBe(HOUR_MS - 60_000);
		expect(limiter.tooLong(60_200, 60_000)).toBe(HOUR_MS - 60_000);
	});

	it('ends early when a request is accepted that was sent after the limit', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		expect(limiter.isPaused(HOUR_MS + 199)).toBe(true);
		expect(limiter.isPaused(HOUR_MS + 200)).toBe(false);
		limiter.accept(limiter.start(60_100), 60_200, true);
		expect(limiter.wait(60_200)).toBe(0);
		expect(limiter.tooLong(60_200, 0)).toBeUndefined();
		expect(limiter.isPaused(60_200)).toBe(false);
	});

	it('does not end when a request is accepted that was sent before the limit', () => {
		const limiter = working();
		const [early, limited] = [limiter.start(100), limiter.start(101)];
		limiter.refuse(limited, 200, 5000, 5000);
		limiter.accept(early, 300, true);
		expect(limiter.wait(300)).toBe(4900);
	});

	it('keeps the state needed until it is over, although the pause is shorter', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 1000, 5000);
		expect(limiter.isPaused(1200)).toBe(true);
		expect(limiter.isPaused(5199)).toBe(true);
		expect(limiter.isPaused(5200)).toBe(false);
	});

	it('is too long only for those who do not want to wait that long', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 90_000, 90_000);
		expect(limiter.tooLong(200, 60_000)).toBe(90_000);
		expect(limiter.tooLong(200, 90_000)).toBeUndefined();
		expect(limiter.tooLong(30_199, 60_000)).toBe(60_001);
		expect(limiter.tooLong(30_200, 60_000)).toBeUndefined();
	});

	it('leaves room for one probe a minute', () => {
		const limiter = working();
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

	it('leaves room for one probe a minute while the last one hangs', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, HOUR_MS, HOUR_MS);
		limiter.start(60_100);
		expect(limiter.isProbeDue(120_099)).toBe(false);
		expect(limiter.isProbeDue(120_100)).toBe(true);
	});
});
