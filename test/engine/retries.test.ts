import type { INodeParameters } from 'n8n-workflow';
import { epochMs } from '../sandbox/clock';
import type { Fault } from '../sandbox/faults';
import { NODE, refportWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { endsWithin, turns, until } from './turns';
import { requests } from '../requests';

const sandbox = useSandbox();

/** The times between requests, in ms. */
const gaps = () => {
	const { seen } = sandbox.current;
	return seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
};

const attempts = () => sandbox.current.seen.length;

describe('a failed lead', () => {
	it.each([429, 408, 500, 502, 503, 504])('is retried after HTTP %d', async (status) => {
		sandbox.current.faults.add({ status, times: 1 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)]);
		expect(items('Success')[0]?.json).toMatchObject({ outcome: 'tracked', attempts: 2 });
	});

	it.each([400, 401, 403, 404, 409, 422])('is not retried after HTTP %d', async (status) => {
		sandbox.current.faults.add({ status });
		await trackLeads(sandbox.current, [signUp(1)]);
		expect(attempts()).toBe(1);
	});

	it('is retried after a reset connection', async () => {
		sandbox.current.faults.add({ connection: 'reset', times: 1 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)]);
		expect(items('Success')[0]?.json).toMatchObject({ outcome: 'tracked', attempts: 2 });
	});

	const UNKNOWN_OUTCOMES: [string, Fault][] = [
		['HTTP 500', { status: 500, recorded: true }],
		['HTTP 502', { status: 502, recorded: true }],
		['HTTP 504', { status: 504, recorded: true }],
		['a reset connection', { connection: 'reset', recorded: true }],
		['a timeout', { connection: 'hang', recorded: true }],
	];

	it.each(UNKNOWN_OUTCOMES)(
		'is retried after %s only with Retry If Outcome Is Unknown',
		async (_, fault) => {
			const options = (repeatUnknown: boolean): INodeParameters => ({
				repeatUnknown,
				...requests({ timeout: 1 }),
			});
			sandbox.current.faults.add({ ...fault, times: 1 });
			await trackLeads(sandbox.current, [signUp(1)], { options: options(false) });
			expect([attempts(), sandbox.current.recorded.length]).toEqual([1, 1]);
			sandbox.current.reset();
			sandbox.current.faults.add({ ...fault, times: 1 });
			await trackLeads(sandbox.current, [signUp(1)], { options: options(true) });
			expect([attempts(), sandbox.current.recorded.length]).toEqual([2, 2]);
		},
	);

	it.each([429, 503])(
		'is retried after HTTP %d without Retry If Outcome Is Unknown, because Refport records nothing',
		async (status) => {
			sandbox.current.faults.add({ status, times: 1 });
			await trackLeads(sandbox.current, [signUp(1)], {
				options: { repeatUnknown: false },
			});
			expect([attempts(), sandbox.current.recorded.length]).toEqual([2, 1]);
		},
	);
});

describe('the wait before a retry', () => {
	it('starts at 0.5 s and doubles, with no wait after the last attempt', async () => {
		sandbox.current.faults.add({ status: 503 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)], {
			options: requests({ maxAttempts: 3 }),
			onError: 'continueErrorOutput',
		});
		const end = epochMs();
		expect(items('Failure')[0]?.json.error).toMatchObject({ attempts: 3 });
		const [first = 0, second = 0] = gaps();
		expect(first).toBeGreaterThanOrEqual(490);
		expect(second).toBeGreaterThanOrEqual(990);
		// Another wait would be twice as long as the second one.
		expect(end - (sandbox.current.seen[2]?.at ?? 0)).toBeLessThan(second);
	});

	it.each(['seconds', 'date', 'reset'] as const)(
		'is the one that Refport asks for as %s',
		async (form) => {
			sandbox.current.faults.add({ status: 429, times: 1, wait: { form, seconds: 2 } });
			expect(await endsWithin(3500, trackLeads(sandbox.current, [signUp(1)]))).toBe(true);
			const [gap = 0] = gaps();
			// A date has whole seconds, so it may be up to one second early.
			expect(gap).toBeGreaterThanOrEqual(form === 'date' ? 990 : 1990);
		},
	);

	it('fails the item without a retry if it is longer than Longest Wait', async () => {
		sandbox.current.faults.add({
			status: 429,
			code: 'RATE_LIMIT_EXCEEDED',
			message: 'Slow down',
			wait: { form: 'seconds', seconds: 3600 },
		});
		const { task } = await trackLeads(sandbox.current, [signUp(1)]);
		expect(attempts()).toBe(1);
		expect(task(NODE)?.error).toMatchObject({
			message:
				'RATE_LIMIT_EXCEEDED: Slow down (Refport asks for a wait of 3600 s, which is longer than Longest Wait (60 s))',
			failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 },
		});
	});

	it('applies to all items if one of them is rate limited', async () => {
		sandbox.current.faults.add({
			clickId: 'click_0',
			status: 429,
			times: 1,
			wait: { form: 'seconds', seconds: 1 },
		});
		const items = Array.from({ length: 6 }, (_, index) => signUp(index));
		const run = await trackLeads(sandbox.current, items, { options: requests({ concurrency: 1 }) });
		expect(run.items('Success')).toHaveLength(6);
		expect(gaps()[0]).toBeGreaterThanOrEqual(990);
		sandbox.current.reset();
		sandbox.current.faults.add({
			clickId: 'click_0',
			status: 429,
			times: 1,
			wait: { form: 'seconds', seconds: 1 },
		});
		sandbox.current.latencyMs = 50;
		await trackLeads(sandbox.current, items, { options: requests({ concurrency: 2 }) });
		const limitedAt = sandbox.current.seen[0]?.at ?? 0;
		const duringTheWait = sandbox.current.seen.filter(({ at }) => at < limitedAt + 1000);
		expect(duringTheWait.length).toBeLessThanOrEqual(2);
	});
});

describe('stopping the execution', () => {
	it('ends the wait within a second, and the node sends no further request', async () => {
		sandbox.current.faults.add({
			clickId: 'click_2',
			status: 429,
			wait: { form: 'seconds', seconds: 30 },
		});
		const items = Array.from({ length: 9 }, (_, index) => signUp(index));
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters(requests({ concurrency: 3 }))),
			items,
			credentialFor(sandbox.current),
		);
		await until(() => attempts() > 0);
		await turns();
		stop();
		expect(await endsWithin(1000, finished)).toBe(true);
		const { run } = await finished;
		expect(run.status).toBe('canceled');
		const sent = attempts();
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(attempts()).toBe(sent);
		expect(sent).toBeLessThan(items.length);
	});
});
