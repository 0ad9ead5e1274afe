import { SlowStart } from '../../../nodes/Refport/core/retry/slowStart';
import { rateLimiter } from '../../simulation/designs/rateLimiter';
import { simulate } from '../../simulation/simulate';

/** Starts all requests that may be in flight now. */
function fill(window: SlowStart, now: number): number {
	let started = 0;
	for (; window.wait(now) <= 0; started++) window.start(now);
	return started;
}

describe('the number of requests in flight', () => {
	it('starts at 7 and grows by one every 13 ms until the first response, then faster, up to 38', () => {
		const window = new SlowStart();
		expect(fill(window, 0)).toBe(7);
		expect(window.wait(0)).toBe(13);
		const moments = [12, 13, 26, 104, 300, 10_000];
		expect(moments.map((now) => fill(window, now))).toEqual([0, 1, 1, 6, 21, 2]);
		expect(window.wait(10_000)).toBe(Number.POSITIVE_INFINITY);
	});

	it('grows twice as fast for 600 requests as for 300', () => {
		const window = new SlowStart();
		window.demand = 600;
		expect(fill(window, 0)).toBe(7);
		expect(window.wait(0)).toBe(6.5);
		expect(fill(window, 130)).toBe(20);
		expect(fill(window, 10_000)).toBe(49);
	});

	it('stays the same after the first response', () => {
		const window = new SlowStart();
		fill(window, 0);
		fill(window, 130);
		window.settled(130, 130, false);
		expect(fill(window, 500)).toBe(1);
		expect(window.wait(500)).toBe(Number.POSITIVE_INFINITY);
	});

	it('does not grow while no request waits', () => {
		const window = new SlowStart();
		fill(window, 0);
		for (let now = 300; now < 9000; now += 1) {
			window.settled(now, 300, false);
			window.start(now);
		}
		expect(window.wait(9000)).toBe(Number.POSITIVE_INFINITY);
	});

	it('grows with each response while requests wait, less with a low latency', () => {
		const grownAfter = (answers: number, latencyMs: number) => {
			const window = new SlowStart();
			let inFlight = fill(window, 0);
			for (let answer = 0; answer < answers; answer++) {
				window.settled(0, latencyMs, true);
				inFlight += fill(window, 0) - 1;
			}
			return inFlight;
		};
		expect(grownAfter(100, 800)).toBe(37);
		expect(grownAfter(100, 3000)).toBe(37);
		expect(grownAfter(100, 80)).toBe(10);
	});

	/**
	 * Whether a response with this latency increases the number. The fastest one took 100 ms at time
	 * 0.
	 */
	function growsWith(latencyMs: number, now: number, demand: number): boolean {
		const window = new SlowStart();
		window.demand = demand;
		fill(window, 0);
		window.settled(0, 100, false);
		window.start(0);
		for (let answer = 0; answer < 30; answer++) {
			window.settled(now, latencyMs, true);
			window.start(now);
		}
		return window.wait(now) === 0;
	}

	it.each([
		{ demand: 300, latencyMs: 179, grows: true },
		{ demand: 300, latencyMs: 180, grows: false },
		// Responses of a larger run may take longer, by the square root of its size, up to twice as
		// long.
		{ demand: 675, latencyMs: 269, grows: true },
		{ demand: 675, latencyMs: 271, grows: false },
		{ demand: 4800, latencyMs: 359, grows: true },
		{ demand: 4800, latencyMs: 360, grows: false },
	])(
		'grows for $demand requests: $grows, if responses take $latencyMs ms instead of 100 ms',
		({ demand, latencyMs, grows }) => {
			expect(growsWith(latencyMs, 1000, demand)).toBe(grows);
		},
	);

	it('grows with slower responses if the fastest one is over 30 s old', () => {
		expect(growsWith(1000, 30_000, 300)).toBe(false);
		expect(growsWith(1000, 30_001, 300)).toBe(true);
	});

	it('never exceeds 500', () => {
		const window = new SlowStart();
		window.demand = 3000;
		let inFlight = fill(window, 0);
		for (let answer = 0; answer < 3000; answer++) {
			window.settled(0, 800, true);
			inFlight += fill(window, 0) - 1;
		}
		expect(inFlight).toBe(500);
	});

	it('grows by a tenth with each response after a rate limit', () => {
		const window = new SlowStart();
		fill(window, 0);
		window.shrink();
		let inFlight = fill(window, 1000);
		for (let answer = 0; answer < 101; answer++) {
			window.settled(1000, 800, true);
			inFlight += fill(window, 1000) - 1;
		}
		expect(inFlight).toBe(4 + 10);
	});

	it('falls to 4 after a rate limit, and recovers once the rate is measured', () => {
		const window = new SlowStart();
		fill(window, 0);
		fill(window, 169);
		window.settled(170, 170, false);
		window.shrink();
		expect(fill(window, 220)).toBe(4);
		window.restore();
		expect(fill(window, 220)).toBe(17);
	});

	it('recovers after two rate limits in a row', () => {
		const window = new SlowStart();
		fill(window, 0);
		window.shrink();
		window.shrink();
		expect(fill(window, 220)).toBe(4);
		window.restore();
		expect(fill(window, 220)).toBe(3);
	});

	it.each([
		// Preparing a request takes 10 ms, so one can start every 10 ms of the latency.
		{ latencyMs: 20, cpuMs: 10, leads: 300, maxInFlight: 3 },
		{ latencyMs: 100, cpuMs: 10, leads: 300, maxInFlight: 11 },
		{ latencyMs: 400, cpuMs: 10, leads: 300, maxInFlight: 41 },
	])(
		'stops at $maxInFlight if the CPU is busy, with a latency of $latencyMs ms and $cpuMs ms of work per lead',
		({ maxInFlight, leads, ...job }) => {
			expect(simulate(rateLimiter, { leads, ...job }).maxInFlight).toBe(maxInFlight);
		},
	);

	it.each([
		{ latencyMs: 100, concurrency: 500, maxInFlight: 51 },
		{ latencyMs: 400, concurrency: 500, maxInFlight: 201 },
		{ latencyMs: 400, concurrency: 20, maxInFlight: 20 },
		{ latencyMs: 400, concurrency: 1, maxInFlight: 1 },
	])(
		'grows to $maxInFlight for 500 requests per second with a latency of $latencyMs ms and Concurrency $concurrency',
		({ maxInFlight, ...job }) => {
			const run = simulate(rateLimiter, { leads: 3000, cpuMs: 2, ...job });
			expect(run.maxInFlight).toBe(maxInFlight);
		},
	);
});
