import { AdaptiveRate } from '../../nodes/Refport/core/retry/adaptiveRate';
import { concurrencyAfter } from '../../nodes/Refport/core/retry/slowStart';
import { LIMITS } from '../../nodes/Refport/core/settings';

interface Limit {
	perSecond: number;
	burst: number;
	/** What the service names as the wait, in ms, given the exact one. */
	named: (exactMs: number) => number;
}

interface Run {
	/** Executions that share the key. */
	executions?: number;
	/** Whether they run in one process, and so share the pace. */
	together?: boolean;
	leads: number;
	concurrency?: number;
	latencyMs?: number;
}

/** What happened at the service in virtual time: each lead is sent until it is accepted. */
function simulate(limit: Limit, run: Run) {
	const { executions = 1, together = true, leads, latencyMs = 20 } = run;
	const { concurrency = LIMITS.concurrency.default } = run;
	const shared = new AdaptiveRate();
	const clients = Array.from({ length: executions }, () => ({
		pace: together ? shared : new AdaptiveRate(),
		waiting: leads,
		finished: 0,
		underWay: [] as { ticket: number; back: number; waitMs: number | undefined }[],
	}));
	let tokens = limit.burst;
	let requests = 0;
	let rejected = 0;
	let accepted = 0;
	let now = 0;
	for (; accepted < leads * executions && now < 1_000_000; now += 1) {
		tokens = Math.min(limit.burst, tokens + limit.perSecond / 1000);
		for (const client of clients) {
			const { pace } = client;
			for (const answer of client.underWay.filter(({ back }) => back <= now)) {
				if (answer.waitMs === undefined) {
					pace.answered(answer.ticket);
					client.finished += 1;
				} else pace.limited(answer.ticket, now, answer.waitMs);
			}
			client.underWay = client.underWay.filter(({ back }) => back > now);
			const width = concurrencyAfter(client.finished, concurrency, together ? executions : 1);
			while (client.waiting > 0 && client.underWay.length < width && pace.wait(now) <= 0) {
				const ticket = pace.start(now);
				requests += 1;
				const exactMs = (1 - tokens) * (1000 / limit.perSecond);
				const waitMs = exactMs > 0 ? limit.named(exactMs) : undefined;
				if (waitMs === undefined) {
					tokens -= 1;
					accepted += 1;
					client.waiting -= 1;
				} else rejected += 1;
				client.underWay.push({ ticket, back: now + latencyMs, waitMs });
			}
		}
	}
	const ideal = ((leads * executions - limit.burst) / limit.perSecond) * 1000;
	return { accepted, rejectedShare: rejected / requests, timesIdeal: now / ideal };
}

const WHOLE_SECONDS = (exactMs: number) => Math.ceil(exactMs / 1000) * 1000;
const EXACT = (exactMs: number) => exactMs;
/** Without a header the caller backs off by itself. */
const UNNAMED = () => 600;

const limit = (named: Limit['named']): Limit => ({ perSecond: 50, burst: 50, named });

describe('under a limit of 50 a second with a burst of 50', () => {
	const CASES: [string, Limit['named'], Run, number][] = [
		['300 leads, whole seconds named', WHOLE_SECONDS, { leads: 300 }, 1.15],
		['1,000 leads, whole seconds named', WHOLE_SECONDS, { leads: 1000 }, 1.15],
		['300 leads, the exact wait named', EXACT, { leads: 300 }, 1.15],
		['1,000 leads, the exact wait named', EXACT, { leads: 1000 }, 1.15],
		['300 leads, no wait named', UNNAMED, { leads: 300 }, 1.5],
		['1,000 leads, no wait named', UNNAMED, { leads: 1000 }, 1.5],
		['three executions of 300 leads', WHOLE_SECONDS, { leads: 300, executions: 3 }, 1.15],
		['three executions of 100 leads', WHOLE_SECONDS, { leads: 100, executions: 3 }, 1.15],
		['three executions of 1,000 leads', WHOLE_SECONDS, { leads: 1000, executions: 3 }, 1.15],
		['300 leads at 5 ms', WHOLE_SECONDS, { leads: 300, latencyMs: 5 }, 1.15],
		['1,000 leads at 100 ms', WHOLE_SECONDS, { leads: 1000, latencyMs: 100 }, 1.15],
		['300 leads, 10 at a time', WHOLE_SECONDS, { leads: 300, concurrency: 10 }, 1.15],
		['300 leads, 50 at a time', WHOLE_SECONDS, { leads: 300, concurrency: 50 }, 1.15],
	];

	it.each(CASES)('sends %s, near the ideal time and seldom turned away', (_, named, run, most) => {
		const { accepted, rejectedShare, timesIdeal } = simulate(limit(named), run);
		expect(accepted).toBe(run.leads * (run.executions ?? 1));
		expect(timesIdeal).toBeLessThanOrEqual(most);
		expect(rejectedShare).toBeLessThanOrEqual(0.05);
	});

	it.each([
		['whole seconds', WHOLE_SECONDS],
		['the exact wait', EXACT],
		['no wait', UNNAMED],
	])('is found by three processes that do not know of each other, %s named', (_, named) => {
		const run = { leads: 1000, executions: 3, together: false };
		const { accepted, rejectedShare, timesIdeal } = simulate(limit(named), run);
		expect(accepted).toBe(3000);
		expect(timesIdeal).toBeLessThanOrEqual(1.6);
		expect(rejectedShare).toBeLessThanOrEqual(0.05);
	});
});

it('keeps to the limit that the user knows, also right after a pause', () => {
	const perSecond = 10;
	const pace = new AdaptiveRate();
	pace.fastest = perSecond / 1000;
	const sent: number[] = [];
	for (let now = 0; now < 5000; now += 1) {
		if (pace.wait(now) > 0) continue;
		const ticket = pace.start(now);
		sent.push(now);
		if (sent.length === 5) pace.limited(ticket, now, 1000);
		else pace.answered(ticket);
	}
	const busiest = Math.max(
		...sent.map((from) => sent.filter((at) => at >= from && at < from + 1000).length),
	);
	expect(busiest).toBeLessThanOrEqual(perSecond + 1);
	expect(sent.length).toBeGreaterThan(35);
});
