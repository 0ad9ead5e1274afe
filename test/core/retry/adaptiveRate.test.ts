import { AdaptiveRate } from '../../../nodes/Refport/core/retry/adaptiveRate';
import { rateLimiter } from '../../simulation/designs/rateLimiter';
import type { Limit, NamedWait } from '../../simulation/service';
import type { SentRequest } from '../../simulation/run';
import { simulate } from '../../simulation/simulate';

const LATENCIES_MS = [20, 100, 300, 500, 1000];

const limitOf = (named: NamedWait, rival?: Limit['rival']): Limit => ({
	perSecond: 50,
	burst: 50,
	named,
	...(rival && { rival }),
});

/** How many requests were accepted that were sent in a second. */
const acceptedIn = (requests: SentRequest[], second: number): number =>
	requests.filter((one) => !one.isLimited && Math.floor(one.at / 1000) === second).length;

describe('AdaptiveRate', () => {
	it('holds nothing back before the first limit', () => {
		const rate = new AdaptiveRate();
		for (let now = 0; now < 100; now++) {
			expect(rate.wait(now)).toBe(0);
			rate.start(now);
		}
		expect(rate.isKnown).toBe(false);
	});

	/** Sends requests that are accepted in the two seconds from a moment on, then one that is refused. */
	function limitAfter(rate: AdaptiveRate, from: number, accepted: number): void {
		for (let sent = 1; sent <= accepted; sent++) {
			const ticket = from + (2000 * sent) / (accepted + 1);
			rate.wait(ticket);
			rate.start(ticket);
			rate.accept(ticket);
		}
		rate.wait(from + 2000);
		rate.start(from + 2000);
		rate.refuse(from + 2000, true);
	}

	/** 40 in 2 s, less half a token that the bucket may have held: 19.75 a second, and 5 % less. */
	const MEASURED_MS = 1000 / (0.95 * 19.75);

	/** A rate that is known since 3,000 ms. */
	function known(): AdaptiveRate {
		const rate = new AdaptiveRate();
		rate.start(1000);
		rate.refuse(1000, true);
		rate.settle();
		limitAfter(rate, 1000, 40);
		rate.settle();
		return rate;
	}

	/** Starts all that may go out now. */
	function drain(rate: AdaptiveRate, now: number): number {
		let started = 0;
		for (; rate.wait(now) <= 0; started++) rate.start(now);
		return started;
	}

	/** The time from one request to the next, in ms. */
	function intervalAt(rate: AdaptiveRate, now: number): number {
		drain(rate, now);
		const first = rate.wait(now);
		rate.start(now);
		return rate.wait(now) - first;
	}

	it('is 95 % of what the service accepted between two refusals', () => {
		const rate = new AdaptiveRate();
		rate.start(1000);
		rate.refuse(1000, true);
		expect(rate.settle()).toBe(false);
		limitAfter(rate, 1000, 40);
		expect(rate.settle()).toBe(true);
		expect(rate.wait(3000)).toBeCloseTo(MEASURED_MS, 6);
	});

	it('is measured by more requests than the log of them holds', () => {
		const rate = known();
		limitAfter(rate, 3000, 5000);
		rate.settle();
		expect(intervalAt(rate, 5000)).toBeCloseTo(1000 / (0.95 * 2499.75), 6);
	});

	it('falls to half at most with one limit', () => {
		const rate = known();
		limitAfter(rate, 3000, 5);
		rate.settle();
		expect(intervalAt(rate, 5000)).toBeCloseTo(2 * MEASURED_MS, 6);
	});

	it('rises to what is measured at once', () => {
		const rate = known();
		limitAfter(rate, 3000, 80);
		rate.settle();
		expect(intervalAt(rate, 5000)).toBeCloseTo(1000 / (0.95 * 39.75), 6);
	});

	it('grows by 2 % a second for 8 s, then doubles each 5 s, while requests wait', () => {
		const rate = known();
		rate.wait(3000);
		expect(intervalAt(rate, 4000)).toBeCloseTo(MEASURED_MS / 1.02, 6);
		expect(intervalAt(rate, 11_000)).toBeCloseTo(MEASURED_MS / 1.16, 6);
		expect(intervalAt(rate, 16_000)).toBeCloseTo(MEASURED_MS / (2 * 1.16), 6);
		rate.lapse();
		expect(intervalAt(rate, 3_600_000)).toBeCloseTo(MEASURED_MS / (2 * 1.16), 6);
	});

	it('starts to grow from the measured rate after a limit', () => {
		const rate = known();
		limitAfter(rate, 3000, 40);
		rate.settle();
		expect(intervalAt(rate, 5000)).toBeCloseTo(MEASURED_MS, 6);
	});

	it('saves up what 0.85 s bring', () => {
		const rate = known();
		// 0.85 s at 18.76 a second are 15.9 requests.
		expect(drain(rate, 60_000)).toBe(15);
	});

	it('counts requests that were sent after a refusal against what the service has refilled', () => {
		const rate = known();
		for (let sent = 1; sent <= 3; sent++) rate.start(3000 + sent);
		rate.refuse(3000, false);
		expect(rate.wait(3000)).toBeCloseTo(4 * MEASURED_MS, 6);
	});

	it('is not measured by fewer than 4 requests, nor in less than 0.1 s', () => {
		for (const [count, span] of [
			[3, 2000],
			[50, 99],
		] as const) {
			const rate = new AdaptiveRate();
			rate.refuse(1000, true);
			rate.settle();
			for (let sent = 1; sent <= count; sent++) rate.accept(1000 + (span * sent) / (count + 1));
			rate.refuse(1000 + span, true);
			expect(rate.settle()).toBe(false);
		}
	});

	it('is not measured by what was accepted while no request waited', () => {
		const rate = new AdaptiveRate();
		rate.refuse(1000, true);
		rate.settle();
		rate.lapse();
		for (let second = 2; second < 100; second++) rate.accept(second * 1000);
		rate.refuse(100_000, true);
		expect(rate.settle()).toBe(false);
	});
});

describe('an hour at one lead a second after a limit, then 1,000 at once under 50 a second', () => {
	const HOUR_MS = 3_600_000;
	/** The 300 leads that meet the limit first are done by then. */
	const QUIET_FROM_MS = 30_000;
	const BURST_AT_MS = QUIET_FROM_MS + HOUR_MS;
	const arrivesAt = (lead: number): number => {
		if (lead < 300) return 0;
		return lead < 3900 ? QUIET_FROM_MS + (lead - 300) * 1000 : BURST_AT_MS;
	};

	it.each(LATENCIES_MS)('reaches the rate of the service at once at %d ms', (latencyMs) => {
		const job = { leads: 4900, latencyMs, cpuMs: 2, limit: limitOf('wholeSeconds'), arrivesAt };
		const { requests, seconds } = simulate(rateLimiter, job);
		const idealS = (1000 - 50) / 50 + latencyMs / 1000;
		expect(seconds - BURST_AT_MS / 1000).toBeLessThanOrEqual(1.15 * idealS);
		const first = BURST_AT_MS / 1000;
		expect(acceptedIn(requests, first)).toBeGreaterThanOrEqual(50);
		expect(acceptedIn(requests, first + 1)).toBeGreaterThanOrEqual(38);
	});
});

describe('a rate that was measured while another process took half of 50 a second', () => {
	const UNTIL_S = 20;
	const CASES = (['exact', 'wholeSeconds'] as const).flatMap((named) =>
		LATENCIES_MS.map((latencyMs) => ({ named, latencyMs })),
	);

	it.each(CASES)(
		'is found to be 50 again within 14 s at $latencyMs ms, named wait $named',
		({ named, latencyMs }) => {
			const limit = limitOf(named, { perSecond: 25, until: UNTIL_S * 1000 });
			const job = { leads: 3000, latencyMs, cpuMs: 2, jitter: 0.2, limit };
			for (let seed = 1; seed <= 5; seed++) {
				const { requests, seconds } = simulate(rateLimiter, job, seed);
				const reached = [...Array(60).keys()].find(
					(second) => second >= UNTIL_S && acceptedIn(requests, second) >= 50,
				);
				expect(reached).toBeLessThanOrEqual(UNTIL_S + 14);
				// The other process took 500 of them.
				expect(seconds).toBeLessThanOrEqual(1.15 * ((3000 - 50 + 500) / 50 + latencyMs / 1000));
			}
		},
	);
});
