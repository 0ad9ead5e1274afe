import type { INodeParameters } from 'n8n-workflow';
import { epochMs } from '../sandbox/clock';
import type { Fault } from '../sandbox/faults';
import { NODE, refportWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { endsWithin, turns, until } from './turns';

const sandbox = useSandbox();

/** Times between the requests that the sandbox saw, in ms. */
const gaps = () => {
	const { seen } = sandbox.current;
	return seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? 0));
};

const attempts = () => sandbox.current.seen.length;

describe('which failures are tried again', () => {
	it.each([429, 408, 500, 502, 503, 504])('repeats HTTP %d until it succeeds', async (status) => {
		sandbox.current.faults.add({ status, times: 1 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)]);
		expect(items('Success')[0]?.json).toMatchObject({ outcome: 'tracked', attempts: 2 });
	});

	it.each([400, 401, 403, 404, 409, 422])('does not repeat HTTP %d', async (status) => {
		sandbox.current.faults.add({ status });
		await trackLeads(sandbox.current, [signUp(1)]);
		expect(attempts()).toBe(1);
	});

	it('repeats after a broken connection', async () => {
		sandbox.current.faults.add({ connection: 'reset', times: 1 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)]);
		expect(items('Success')[0]?.json).toMatchObject({ outcome: 'tracked', attempts: 2 });
	});

	const unknown: [string, Fault][] = [
		['500', { status: 500, recorded: true }],
		['502', { status: 502, recorded: true }],
		['504', { status: 504, recorded: true }],
		['a reset', { connection: 'reset', recorded: true }],
		['a timeout', { connection: 'hang', recorded: true }],
	];

	it.each(unknown)('after %s repeats only where that is allowed', async (_, fault) => {
		const options = (repeatUnknown: boolean): INodeParameters => ({ repeatUnknown, timeout: 1 });
		sandbox.current.faults.add({ ...fault, times: 1 });
		await trackLeads(sandbox.current, [signUp(1)], { options: options(false) });
		expect([attempts(), sandbox.current.recorded.length]).toEqual([1, 1]);
		sandbox.current.reset();
		sandbox.current.faults.add({ ...fault, times: 1 });
		await trackLeads(sandbox.current, [signUp(1)], { options: options(true) });
		expect([attempts(), sandbox.current.recorded.length]).toEqual([2, 2]);
	});

	it.each([429, 503])(
		'repeats HTTP %d, which surely recorded nothing, in any case',
		async (status) => {
			sandbox.current.faults.add({ status, times: 1 });
			await trackLeads(sandbox.current, [signUp(1)], { options: { repeatUnknown: false } });
			expect([attempts(), sandbox.current.recorded.length]).toEqual([2, 1]);
		},
	);
});

describe('how long it waits', () => {
	it('backs off from 0.5 s, doubling, and not after the last attempt', async () => {
		sandbox.current.faults.add({ status: 503 });
		const { items } = await trackLeads(sandbox.current, [signUp(1)], {
			options: { maxAttempts: 3 },
			onError: 'continueErrorOutput',
		});
		const end = epochMs();
		expect(items('Failure')[0]?.json.error).toMatchObject({ attempts: 3 });
		const [first = 0, second = 0] = gaps();
		expect(first).toBeGreaterThanOrEqual(490);
		expect(second).toBeGreaterThanOrEqual(990);
		// One more wait would be twice as long as the one before.
		expect(end - (sandbox.current.seen[2]?.at ?? 0)).toBeLessThan(second);
	});

	it.each(['seconds', 'date', 'reset'] as const)('obeys a wait named as %s', async (form) => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form, seconds: 2 } });
		expect(await endsWithin(3500, trackLeads(sandbox.current, [signUp(1)]))).toBe(true);
		const [gap = 0] = gaps();
		// A date names whole seconds, so it may lie up to one second earlier.
		expect(gap).toBeGreaterThanOrEqual(form === 'date' ? 990 : 1990);
	});

	it('ends the attempts and says so where the wait is longer than Longest Wait', async () => {
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
				'RATE_LIMIT_EXCEEDED: Slow down (the service asks to wait 3600 s, longer than Longest Wait (60 s))',
			failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 },
		});
	});

	it('lets all items wait when one of them is limited', async () => {
		sandbox.current.faults.add({
			clickId: 'click_0',
			status: 429,
			times: 1,
			wait: { form: 'seconds', seconds: 1 },
		});
		const items = Array.from({ length: 6 }, (_, index) => signUp(index));
		const run = await trackLeads(sandbox.current, items, { options: { concurrency: 1 } });
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
		await trackLeads(sandbox.current, items, { options: { concurrency: 2 } });
		const limitedAt = sandbox.current.seen[0]?.at ?? 0;
		const beforeItsEnd = sandbox.current.seen.filter(({ at }) => at < limitedAt + 1000);
		expect(beforeItsEnd.length).toBeLessThanOrEqual(2);
	});
});

describe('when the execution is stopped', () => {
	it('ends the wait within a second and sends nothing more', async () => {
		sandbox.current.faults.add({
			clickId: 'click_2',
			status: 429,
			wait: { form: 'seconds', seconds: 30 },
		});
		const items = Array.from({ length: 9 }, (_, index) => signUp(index));
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters({ concurrency: 3 })),
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
