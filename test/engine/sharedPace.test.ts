import { refportWorkflow, runWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, useSandbox } from './fixtures';

const sandbox = useSandbox();

/** One execution with one lead, as behind a webhook. */
const single = (id: number, options = {}) =>
	runWorkflow(
		refportWorkflow(leadParameters(options)),
		[signUp(id)],
		credentialFor(sandbox.current),
	);

const ids = (count: number) => Array.from({ length: count }, (_, id) => id);

const seen = (status: number) => sandbox.current.seen.filter((one) => one.status === status);

/** Waits until the service has named a limit, and a little more, until the node knows of it. */
async function limitMet(): Promise<void> {
	while (seen(429).length === 0) await new Promise(setImmediate);
	await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('executions at the same time that send for one account', () => {
	it('wait for their turn together: none fails, though each has but one item', async () => {
		sandbox.current.limitTo({ perSecond: 20, burst: 5, form: 'seconds' });
		const runs = await Promise.all(ids(60).map((id) => single(id, { maxAttempts: 2 })));
		expect(runs.filter(({ run }) => run.status !== 'success')).toEqual([]);
		expect(sandbox.current.recorded).toHaveLength(60);
	});

	it('are all paused by the limit that one of them met', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 1 } });
		const first = single(0);
		await limitMet();
		const [limit] = seen(429);
		await Promise.all([first, single(1), single(2)]);
		const later = sandbox.current.seen.filter(({ status }) => status === 200);
		expect(later).toHaveLength(3);
		for (const { at } of later) expect(at - (limit?.at ?? 0)).toBeGreaterThanOrEqual(990);
	});

	it('keep to the lowest Max Requests per Second among them', async () => {
		await Promise.all(ids(20).map((id) => single(id, { maxPerSecond: id % 2 === 0 ? 500 : 10 })));
		const times = sandbox.current.seen.map(({ at }) => at);
		expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(1700);
	});

	it('do not hold up the end of one that is stopped', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 4 } });
		const patient = single(0);
		await limitMet();
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters()),
			[signUp(1)],
			credentialFor(sandbox.current),
		);
		const start = performance.now();
		setTimeout(stop, 200);
		await finished;
		expect(performance.now() - start).toBeLessThan(2000);
		expect((await patient).run.status).toBe('success');
		expect(sandbox.current.recorded.map(({ body }) => body.customerExternalId)).toEqual(['0']);
	});

	it('have all their attempts, whatever limits others met before them', async () => {
		sandbox.current.faults.add({ status: 429, times: 10, wait: { form: 'seconds', seconds: 1 } });
		const impatient = Promise.all(ids(3).map((id) => single(id, { maxAttempts: 3 })));
		const patient = single(7, { maxAttempts: 10 });
		while (sandbox.current.seen.length < 6) await new Promise(setImmediate);
		const late = single(8, { maxAttempts: 6 });
		const statuses = [...(await impatient), await patient, await late].map(({ run }) => run.status);
		expect(statuses).toEqual(['error', 'error', 'error', 'success', 'success']);
	});

	it('start afresh once all have ended', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 30 } });
		const failed = await single(0, { longestWait: 1 });
		expect(failed.run.status).toBe('error');
		const start = performance.now();
		expect((await single(1)).run.status).toBe('success');
		expect(performance.now() - start).toBeLessThan(2000);
	});
});
