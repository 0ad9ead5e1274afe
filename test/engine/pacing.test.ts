import { epochMs } from '../sandbox/clock';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();

const leads = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => signUp(from + index));

/** The number of recorded leads, of duplicates among them, and of rate-limited requests. */
function counts() {
	const ids = sandbox.current.recorded.map(({ body }) => body.customerExternalId);
	return {
		recorded: ids.length,
		duplicates: ids.length - new Set(ids).size,
		limited: sandbox.current.seen.filter(({ status }) => status === 429).length,
	};
}

it.each(['seconds', undefined] as const)(
	'tracks 300 leads exactly once under a rate limit of 50 per second (form of the wait: %s)',
	async (form) => {
		sandbox.current.latencyMs = 20;
		sandbox.current.limitTo({ perSecond: 50, burst: 50, ...(form ? { form } : {}) });
		const { items } = await trackLeads(sandbox.current, leads(300));
		expect(items('Success').filter(({ json }) => json.outcome === 'tracked')).toHaveLength(300);
		const { limited, ...rest } = counts();
		expect(rest).toEqual({ recorded: 300, duplicates: 0 });
		// A busy machine sends in bursts. underLimit.test.ts checks a stricter bound in simulated time.
		expect(limited / sandbox.current.seen.length).toBeLessThanOrEqual(0.25);
	},
);

it('tracks each lead once if several executions share a rate limit', async () => {
	sandbox.current.limitTo({ perSecond: 100, burst: 20, form: 'seconds' });
	const workflow = refportWorkflow(leadParameters());
	const runs = await Promise.all(
		[0, 100, 200].map((from) =>
			runWorkflow(workflow, leads(100, from), credentialFor(sandbox.current)),
		),
	);
	expect(runs.map(({ run }) => run.status)).toEqual(['success', 'success', 'success']);
	expect(counts()).toMatchObject({ recorded: 300, duplicates: 0 });
});

it('does not fail items that wait while other items are accepted', async () => {
	sandbox.current.limitTo({ perSecond: 5, burst: 1, form: 'seconds', wholeSeconds: false });
	const { run } = await trackLeads(sandbox.current, leads(12), {
		// On a busy machine, late requests can be rate limited once in a row.
		options: requests({ maxAttempts: 3, concurrency: 12 }),
	});
	expect(run.status).toBe('success');
	expect(counts()).toMatchObject({ recorded: 12, duplicates: 0 });
});

it('fails every item if Refport rate limits every request', async () => {
	sandbox.current.faults.add({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
	const { items } = await trackLeads(sandbox.current, leads(4), {
		options: requests({ maxAttempts: 2, concurrency: 2 }),
		onError: 'continueErrorOutput',
	});
	const codes = items('Failure').map(({ json }) => (json.error as { code: string }).code);
	expect(codes).toEqual(Array(4).fill('RATE_LIMIT_EXCEEDED'));
	expect(counts().recorded).toBe(0);
});

it('never exceeds Max Requests/Second', async () => {
	const start = epochMs();
	await trackLeads(sandbox.current, leads(20), {
		options: requests({ maxPerSecond: 10, concurrency: 20 }),
	});
	const last = Math.max(...sandbox.current.seen.map(({ at }) => at));
	expect(last - start).toBeGreaterThanOrEqual(1700);
	expect(counts().recorded).toBe(20);
});
