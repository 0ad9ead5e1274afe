import { refportWorkflow, runWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, useSandbox } from './fixtures';
import { epochMs } from '../sandbox/clock';
import { turns, until } from './turns';

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
	await until(() => seen(429).length > 0);
	await turns();
}

describe('executions at the same time that send for one account', () => {
	it('wait for their turn together: none fails, though each has but one item', async () => {
		sandbox.current.limitTo({ perSecond: 20, burst: 5, form: 'seconds' });
		const runs = await Promise.all(ids(60).map((id) => single(id, { maxAttempts: 3 })));
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
		const start = epochMs();
		await Promise.all(ids(20).map((id) => single(id, { maxPerSecond: id % 2 === 0 ? 500 : 10 })));
		const last = Math.max(...sandbox.current.seen.map(({ at }) => at));
		expect(last - start).toBeGreaterThanOrEqual(1700);
	});

	it('do not hold up the end of one that is stopped', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 8 } });
		const patient = single(0);
		await limitMet();
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters()),
			[signUp(1)],
			credentialFor(sandbox.current),
		);
		setTimeout(stop, 200);
		await finished;
		expect(sandbox.current.seen).toHaveLength(1);
		expect((await patient).run.status).toBe('success');
		expect(sandbox.current.recorded.map(({ body }) => body.customerExternalId)).toEqual(['0']);
	});

	it('count only the limits since each of them began', async () => {
		sandbox.current.faults.add({ status: 429, times: 4, wait: { form: 'seconds', seconds: 1 } });
		const impatient = single(0, { maxAttempts: 2 });
		await limitMet();
		await until(() => seen(429).length >= 2);
		const late = single(1, { maxAttempts: 4 });
		expect((await impatient).run.status).toBe('error');
		expect((await late).run.status).toBe('success');
	});

	it('take turns, so that one item does not wait behind hundreds of another execution', async () => {
		sandbox.current.limitTo({ perSecond: 20, burst: 5, form: 'seconds', wholeSeconds: false });
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 1 } });
		const many = runWorkflow(
			refportWorkflow(leadParameters()),
			ids(150).map((id) => signUp(id)),
			credentialFor(sandbox.current),
		);
		await until(() => seen(429).length > 0);
		const before = sandbox.current.recorded.length;
		await single(999);
		const meanwhile = sandbox.current.recorded.length - before;
		expect(meanwhile).toBeLessThan((150 - before) / 2);
		await many;
	});
});
