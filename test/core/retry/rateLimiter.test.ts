import { RateLimiter } from '../../../nodes/Refport/core/retry/rateLimiter';

/**
 * A limiter with one accepted request. Without one, it would send only one request at a time after
 * a limit.
 */
function limiterWithAcceptedRequest(): RateLimiter {
	const limiter = new RateLimiter();
	limiter.accept(limiter.start(0), 0, false);
	return limiter;
}

/** Starts all requests that may be sent at this time. */
function startAll(limiter: RateLimiter, now: number): number[] {
	const tickets: number[] = [];
	while (limiter.wait(now) <= 0) tickets.push(limiter.start(now));
	return tickets;
}

describe('while Refport accepts no request, the node', () => {
	/** A limiter whose first request was rate limited with a wait of 1 s, which ends at 1,020 ms. */
	function rateLimited(): RateLimiter {
		const limiter = new RateLimiter();
		limiter.refuse(limiter.start(0), 20, 1000, 1000);
		return limiter;
	}

	it('sends one request after each pause', () => {
		const limiter = rateLimited();
		const probe = limiter.start(1020);
		expect(limiter.wait(1020)).toBe(2000);
		limiter.refuse(probe, 1040, 1000, 1000);
		expect(limiter.wait(1040)).toBe(1000);
		expect(startAll(limiter, 2040)).toHaveLength(1);
	});

	it('sends only one request after the second rate-limited round in a row', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 120, 1000, 1000);
		const tickets = startAll(limiter, 1120);
		expect(tickets).toHaveLength(4);
		limiter.refuse(tickets[0] ?? 0, 1140, 1000, 1000);
		expect(startAll(limiter, 2140)).toHaveLength(1);
	});

	it('respects Max Requests/Second', () => {
		const limiter = new RateLimiter();
		limiter.maxPerSecond = 1;
		limiter.refuse(limiter.start(0), 20, 250, 250);
		expect(limiter.wait(270)).toBe(780);
	});

	it('sends the next request after 2 s if one hangs', () => {
		const limiter = rateLimited();
		limiter.start(1020);
		expect(limiter.wait(3019)).toBe(1);
		expect(startAll(limiter, 3020)).toHaveLength(1);
		expect(limiter.wait(3020)).toBe(2000);
	});

	it('sends the next request at once if the connection breaks', () => {
		const limiter = rateLimited();
		limiter.end(limiter.start(1020), 1040, true);
		expect(limiter.wait(1040)).toBe(0);
	});

	it('continues once a request is accepted, even if an earlier one still hangs', () => {
		const limiter = rateLimited();
		limiter.start(1020);
		const [second = 0] = startAll(limiter, 3020);
		limiter.accept(second, 3040, true);
		// Four requests may be in flight after a limit, and one of them hangs.
		expect(startAll(limiter, 3040)).toHaveLength(3);
	});
});

describe('requests that hang', () => {
	it('do not delay other requests after a rate limit', () => {
		const limiter = limiterWithAcceptedRequest();
		for (let hanging = 0; hanging < 20; hanging++) limiter.start(100);
		limiter.refuse(limiter.start(100), 120, 1000, 1000);
		expect(limiter.wait(120)).toBe(1000);
		for (let now = 1120; now < 1500; now += 20) {
			expect(limiter.wait(now)).toBe(0);
			limiter.accept(limiter.start(now), now + 20, true);
		}
	});

	it('let another request start when they end', () => {
		const limiter = new RateLimiter();
		const tickets = startAll(limiter, 0);
		expect(tickets).toHaveLength(7);
		limiter.end(tickets[0] ?? 0, 8000, true);
		expect(startAll(limiter, 8000)).toHaveLength(1);
	});
});

it('orders requests that start in the same millisecond', () => {
	const limiter = new RateLimiter();
	expect(limiter.start(5)).toBe(5);
	expect(limiter.start(5)).toBe(5.001);
});

describe('a request with a broken connection', () => {
	it('does not count as accepted', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.end(limiter.start(100), 200, true);
		expect(limiter.acceptedCount).toBe(1);
	});

	it('does not end a row of rate-limited responses', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		limiter.end(limiter.start(1200), 1220, true);
		const ticket = limiter.start(1220);
		expect(limiter.streakWith(ticket, 0, 2200)).toEqual({ rounds: 2, requests: 2, seconds: 2 });
	});
});

describe('rate-limited responses in a row', () => {
	it('include the latest response', () => {
		const limiter = limiterWithAcceptedRequest();
		const [first, second] = [limiter.start(100), limiter.start(101)];
		expect(limiter.streakWith(first, 0, 200)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
		limiter.refuse(first, 200, 1000, 1000);
		expect(limiter.streakWith(second, 0, 210)).toEqual({ rounds: 1, requests: 2, seconds: 0 });
		limiter.refuse(second, 210, 1000, 1000);
		const third = limiter.start(1210);
		expect(limiter.streakWith(third, 0, 3200)).toEqual({ rounds: 2, requests: 3, seconds: 3 });
	});

	it('do not count for an execution that starts later', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		const ticket = limiter.start(1300);
		expect(limiter.streakWith(ticket, 1250, 1400)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});

	it('end with the first accepted request', () => {
		const limiter = limiterWithAcceptedRequest();
		limiter.refuse(limiter.start(100), 200, 1000, 1000);
		limiter.accept(limiter.start(1300), 1400, true);
		const ticket = limiter.start(1500);
		expect(limiter.streakWith(ticket, 0, 1600)).toEqual({ rounds: 1, requests: 1, seconds: 0 });
	});
});
