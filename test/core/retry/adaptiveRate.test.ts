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

/** The number of accepted requests that were sent in this second. */
const acceptedIn = (requests: SentRequest[], second: number): number =>
	requests.filter((one) => !one.isLimited && Math.floor(one.at / 1000) === second).length;

describe('the adaptive request rate', () => {
	it('is unlimited before the first rate-limited response', () => {
		const rate = new AdaptiveRate();
		for (let now = 0; now < 100; now++) {
			expect(rate.wait(now)).toBe(0);
			rate.start(now);
		}
		expect(rate.isKnown).toBe(false);
	});

	/** Sends accepted requests over two seconds, followed by a rate-limited one. */
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

	/**
	 * 40 requests in 2 s minus half a token that the bucket may have held are 19.75 per second,
	 * reduced by 5 %.
	 */
	const MEASURED_MS = 1000 / (0.95 * 19.75);

	/** A rate that was measured at 3,000 ms. */
	function measuredRate(): AdaptiveRate {
		const rate = new AdaptiveRate();
		rate.start(1000);
		rate.refuse(1000, true);
		rate.applyMeasurement();
		limitAfter(rate, 1000, 40);
		rate.applyMeasurement();
		return rate;
	}

	/** Starts all requests that may be sent now. */
	function startAll(rate: AdaptiveRate, now: number): number {
		let started = 0;
		for (; rate.wait(now) <= 0; started++) rate.start(now);
		return started;
	}

	/** The time from one request to the next, in ms. */
	function intervalAt(rate: AdaptiveRate, now: number): number {
		startAll(rate, now);
		const first = rate.wait(now);
		rate.start(now);
		return rate.wait(now) - first;
	}

	it('is 95 % of the rate that Refport accepts between two rate-limited responses', () => {
		const rate = new AdaptiveRate();
		rate.start(1000);
		rate.refuse(1000, true);
		expect(rate.applyMeasurement()).toBe(false);
		limitAfter(rate, 1000, 40);
		expect(rate.applyMeasurement()).toBe(true);
		expect(rate.wait(3000)).toBeCloseTo(MEASURED_MS, 6);
	});

	it('is measured correctly if more requests are accepted than the log holds', () => {
		const rate = measuredRate();
		limitAfter(rate, 3000, 5000);
		rate.applyMeasurement();
		expect(intervalAt(rate, 5000)).toBeCloseTo(1000 / (0.95 * 2499.75), 6);
	});

	it('falls by at most half with one rate-limited response', () => {
		const rate = measuredRate();
		limitAfter(rate, 3000, 5);
		rate.applyMeasurement();
		expect(intervalAt(rate, 5000)).toBeCloseTo(2 * MEASURED_MS, 6);
	});

	it('rises to a higher measured rate at once', () => {
		const rate = measuredRate();
		limitAfter(rate, 3000, 80);
		rate.applyMeasurement();
		expect(intervalAt(rate, 5000)).toBeCloseTo(1000 / (0.95 * 39.75), 6);
	});

	it('grows by 2 % per second for 8 s, then doubles every 5 s, while requests wait', () => {
		const rate = measuredRate();
		rate.wait(3000);
		expect(intervalAt(rate, 4000)).toBeCloseTo(MEASURED_MS / 1.02, 6);
		expect(intervalAt(rate, 11_000)).toBeCloseTo(MEASURED_MS / 1.16, 6);
		expect(intervalAt(rate, 16_000)).toBeCloseTo(MEASURED_MS / (2 * 1.16), 6);
		rate.markIdle();
		expect(intervalAt(rate, 3_600_000)).toBeCloseTo(MEASURED_MS / (2 * 1.16), 6);
	});

	it('grows from the measured rate again after a rate-limited response', () => {
		const rate = measuredRate();
		limitAfter(rate, 3000, 40);
		rate.applyMeasurement();
		expect(intervalAt(rate, 5000)).toBeCloseTo(MEASURED_MS, 6);
	});

	it('allows a burst of up to 0.85 s after a pause', () => {
		const rate = measuredRate();
		// 0.85 s at 18.76 a second are 15.9 requests.
		expect(startAll(rate, 60_000)).toBe(15);
	});

	it('counts requests that were sent before the rate-limited response arrived', () => {
		const rate = measuredRate();
		for (let sent = 1; sent <= 3; sent++) rate.start(3000 + sent);
		rate.refuse(3000, false);
		expect(rate.wait(3000)).toBeCloseTo(4 * MEASURED_MS, 6);
	});

	it('is not measured with fewer than 4 requests or in less than 0.1 s', () => {
		for (const [count, span] of [
			[3, 2000],
			[50, 99],
		] as const) {
			const rate = new AdaptiveRate();
			rate.refuse(1000, true);
			rate.applyMeasurement();
			for (let sent = 1; sent <= count; sent++) rate.accept(1000 + (span * sent) / (count + 1));
			rate.refuse(1000 + span, true);
			expect(rate.applyMeasurement()).toBe(false);
		}
	});

	it('is not measured while no request waits', () => {
		const rate = new AdaptiveRate();
		rate.refuse(1000, true);
		rate.applyMeasurement();
		rate.markIdle();
		for (let second = 2; second < 100; second++) rate.accept(second * 1000);
		rate.refuse(100_000, true);
		expect(rate.applyMeasurement()).toBe(false);
	});
});

describe('1,000 leads after an hour with one lead per second, under a rate limit of 50 per second', () => {
	const HOUR_MS = 3_600_000;
	/** The first 300 leads, which exceed the rate limit, are tracked by then. */
	const QUIET_FROM_MS = 30_000;
	const BURST_AT_MS = QUIET_FROM_MS + HOUR_MS;
	const arrivesAt = (lead: number): number => {
		if (lead < 300) return 0;
		return lead < 3900 ? QUIET_FROM_MS + (lead - 300) * 1000 : BURST_AT_MS;
	};

	it.each(LATENCIES_MS)(
		'are sent at the full rate at once with a latency of %d ms',
		(latencyMs) => {
			const job = { leads: 4900, latencyMs, cpuMs: 2, limit: limitOf('wholeSeconds'), arrivesAt };
			const { requests, seconds } = simulate(rateLimiter, job);
			const idealS = (1000 - 50) / 50 + latencyMs / 1000;
			expect(seconds - BURST_AT_MS / 1000).toBeLessThanOrEqual(1.15 * idealS);
			const first = BURST_AT_MS / 1000;
			expect(acceptedIn(requests, first)).toBeGreaterThanOrEqual(50);
			expect(acceptedIn(requests, first + 1)).toBeGreaterThanOrEqual(38);
		},
	);
});

describe('a rate that was measured while another process used half of the limit', () => {
	const UNTIL_S = 20;
	const CASES = (['exact', 'wholeSeconds'] as const).flatMap((named) =>
		LATENCIES_MS.map((latencyMs) => ({ named, latencyMs })),
	);

	it.each(CASES)(
		'rises to the full limit within 14 s with a latency of $latencyMs ms (form of the wait: $named)',
		({ named, latencyMs }) => {
			const limit = limitOf(named, { perSecond: 25, until: UNTIL_S * 1000 });
			const job = { leads: 3000, latencyMs, cpuMs: 2, jitter: 0.2, limit };
			for (let seed = 1; seed <= 5; seed++) {
				const { requests, seconds } = simulate(rateLimiter, job, seed);
				const reached = [...Array(60).keys()].find(
					(second) => second >= UNTIL_S && acceptedIn(requests, second) >= 50,
				);
				expect(reached).toBeLessThanOrEqual(UNTIL_S + 14);
				// The other process used 500 requests of the limit.
				expect(seconds).toBeLessThanOrEqual(1.15 * ((3000 - 50 + 500) / 50 + latencyMs / 1000));
			}
		},
	);
});
