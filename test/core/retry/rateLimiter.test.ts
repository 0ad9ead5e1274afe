import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';

/** A limiter of which one request was accepted at 0, so that a limit does not begin with probes. */
function working(): RateLimiter {
	const limiter = new RateLimiter();
	limiter.accept(limiter.start(0), 0, false);
	return limiter;
}

/** Starts as many requests as may go out at a moment. */
function startAll(limiter: RateLimiter, now: number): number[] {
	const tickets: number[] = [];
	while (limiter.wait(now) <= 0) tickets.push(limiter.start(now));
	return tickets;
}

describe('while Refport accepts nothing', () => {
	/** Its first request was rate limited with a wait of 1 s, which ends at 1,020. */
	function refused(): RateLimiter {
		const limiter = new RateLimiter();
		limiter.refuse(limiter.start(0), 20, 1000, 1000);
		return limiter;
	}

	it('sends one request at a time after each pause', () => {
		const limiter = refused();
		const probe = limiter.start(1020);
		expect(limiter.wait(1020)).toBe(2000);
		limiter.refuse(probe, 1040, 1000, 1000);
		expect(limiter.wait(1040)).toBe(1000);
		expect(startAll(limiter, 2040)).toHaveLength(1);
	});

	it('sends one request at a time after the second limit in a row, not after the first', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 120, 1000, 1000);
		const tickets = startAll(limiter, 1120);
		expect(tickets).toHaveLength(4);
		limiter.refuse(tickets[0] ?? 0, 1140, 1000, 1000);
		expect(startAll(limiter, 2140)).toHaveLength(1);
	});

	it('keeps to Max Requests per Second with its probes', () => {
		const limiter = new RateLimiter();
		limiter.maxPerSecond = 1;
		limiter.refuse(limiter.start(0), 20, 250, 250);
		expect(limiter.wait(270)).toBe(780);
	});

	it('sends the next probe after 2 s if one hangs', () => {
		const limiter = refused();
		limiter.start(1020);
		expect(limiter.wait(3019)).toBe(1);
		expect(startAll(limiter, 3020)).toHaveLength(1);
		expect(limiter.wait(3020)).toBe(2000);
	});

	it('sends the next probe at once if one broke', () => {
		const limiter = refused();
		limiter.end(limiter.start(1020), 1040, true);
		expect(limiter.wait(1040)).toBe(0);
	});

	it('sends the others once a probe is accepted, although an earlier one still hangs', () => {
		const limiter = refused();
		limiter.start(1020);
		const [second = 0] = startAll(limiter, 3020);
		limiter.accept(second, 3040, true);
		// Four may be in flight after a limit; one is the probe that hangs.
		expect(startAll(limiter, 3040)).toHaveLength(3);
	});
});

describe('requests in flight that hang', () => {
	it('hold nobody back after a limit', () => {
		const limiter = working();
		for (let hanging = 0; hanging < 20; hanging++) limiter.start(100);
		limiter.refuse(limiter.start(100), 120, 1000, 1000);
		expect(limiter.wait(120)).toBe(1000);
		for (let now = 1120; now < 1500; now += 20) {
			expect(limiter.wait(now)).toBe(0);
			limiter.accept(limiter.start(now), now + 20, true);
		}
	});

	it('free their place when they end', () => {
		const limiter = new RateLimiter();
		const tickets = startAll(limiter, 0);
		expect(tickets).toHaveLength(7);
		limiter.end(tickets[0] ?? 0, 8000, true);
		expect(startAll(limiter, 8000)).toHaveLength(1);
	});
});

it('gives two requests of the same moment tickets of their own, in order', () => {
	const limiter = new RateLimiter();
	expect(limiter.start(5)).toBe(5);
	expect(limiter.start(5)).toBe(5.001);
});

describe('what counts as accepted', () => {
	it('is not a request that broke', () => {
		const limiter = working();
		limiter.end(limiter.start(100), 200, true);
		expect(limiter.acceptedCount).toBe(1);
	});

	it('is not a request that broke between two limits: they stay in a row', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		limiter.end(limiter.start(1200), 1220, true);
		const ticket = limiter.start(1220);
		expect(limiter.streakWith(ticket, 0, 2200)).toEqual({ rounds: 2, requests: 2, seconds: 2 });
	});
});

describe('limits in a row', () => {
	it('are counted with the one that a request has just met', () => {
		const limiter = working();
		const [first, second] = [limiter.start(100), limiter.start(101)];
		expect(limiter.streakWith(first, 0, 200)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
		limiter.refuse(first, 200, 1000, 1000);
		expect(limiter.streakWith(second, 0, 210)).toEqual({ rounds: 1, requests: 2, seconds: 0 });
		limiter.refuse(second, 210, 1000, 1000);
		const third = limiter.start(1210);
		expect(limiter.streakWith(third, 0, 3200)).toEqual({ rounds: 2, requests: 3, seconds: 3 });
	});

	it('that others met before an execution began do not count for it', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		const ticket = limiter.start(1300);
		expect(limiter.streakWith(ticket, 1250, 1400)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});

	it('end when a request is accepted', () => {
		const limiter = working();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		limiter.accept(limiter.start(1300), 1400, true);
		const ticket = limiter.start(1500);
		expect(limiter.streakWith(ticket, 0, 1600)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});
});
