import { epochMs } from '../sandbox/clock';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

const leads = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => signUp(from + index));

/** What the sandbox saw: how many leads, how many of them twice, and how many requests turned away. */
function counts() {
	const ids = sandbox.current.recorded.map(({ body }) => body.customerExternalId);
	return {
		recorded: ids.length,
		twice: ids.length - new Set(ids).size,
		limited: sandbox.current.seen.filter(({ status }) => status === 429).length,
	};
}

it.each(['seconds', undefined] as const)(
	'brings 300 leads through a limit of 50 a second, the wait named as %s, without losing or doubling one',
	async (form) => {
		sandbox.current.latencyMs = 20;
		sandbox.current.limitTo({ perSecond: 50, burst: 50, ...(form ? { form } : {}) });
		const { items } = await trackLeads(sandbox.current, leads(300));
		expect(items('Success').filter(({ json }) => json.outcome === 'tracked')).toHaveLength(300);
		const { limited, ...rest } = counts();
		expect(rest).toEqual({ recorded: 300, twice: 0 });
		// A busy machine sends in bunches. How few there are is tested in simulated time: underLimit.test.ts.
		expect(limited / sandbox.current.seen.length).toBeLessThanOrEqual(0.25);
	},
);

it('shares a limit among executions', async () => {
	sandbox.current.limitTo({ perSecond: 100, burst: 20, form: 'seconds' });
	const workflow = refportWorkflow(leadParameters());
	const runs = await Promise.all(
		[0, 100, 200].map((from) =>
			runWorkflow(workflow, leads(100, from), credentialFor(sandbox.current)),
		),
	);
	expect(runs.map(({ run }) => run.status)).toEqual(['success', 'success', 'success']);
	expect(counts()).toMatchObject({ recorded: 300, twice: 0 });
});

it('fails nobody for having waited its turn', async () => {
	sandbox.current.limitTo({ perSecond: 5, burst: 1, form: 'seconds', wholeSeconds: false });
	const { run } = await trackLeads(sandbox.current, leads(12), {
		// One round of limits in a row may be mere lateness of a busy machine.
		options: { maxAttempts: 3, concurrency: 12 },
	});
	expect(run.status).toBe('success');
	expect(counts()).toMatchObject({ recorded: 12, twice: 0 });
});

it('gives up where nothing gets through, and says so for each item', async () => {
	sandbox.current.faults.add({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
	const { items } = await trackLeads(sandbox.current, leads(4), {
		options: { maxAttempts: 2, concurrency: 2 },
		onError: 'continueErrorOutput',
	});
	const codes = items('Failure').map(({ json }) => (json.error as { code: string }).code);
	expect(codes).toEqual(Array(4).fill('RATE_LIMIT_EXCEEDED'));
	expect(counts().recorded).toBe(0);
});

it('never exceeds the limit that the user knows', async () => {
	const start = epochMs();
	await trackLeads(sandbox.current, leads(20), { options: { maxPerSecond: 10, concurrency: 20 } });
	const last = Math.max(...sandbox.current.seen.map(({ at }) => at));
	expect(last - start).toBeGreaterThanOrEqual(1700);
	expect(counts().recorded).toBe(20);
});
