import { refportWorkflow, runWorkflow, startWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, useSandbox } from './fixtures';
import { epochMs } from '../sandbox/clock';
import { turns, until } from './turns';
import { requests } from '../requests';

const sandbox = useSandbox();

/** One execution with one lead, as a webhook starts it. */
const trackOne = (id: number, options = {}) =>
	runWorkflow(
		refportWorkflow(leadParameters(options)),
		[signUp(id)],
		credentialFor(sandbox.current),
	);

const ids = (count: number) => Array.from({ length: count }, (_, id) => id);

const seen = (status: number) => sandbox.current.seen.filter((one) => one.status === status);

/** Waits until the node received the first rate-limited response. */
async function rateLimited(): Promise<void> {
	await until(() => seen(429).length > 0);
	await turns();
}

describe('concurrent executions with the same API key', () => {
	it('share a rate limit without failing, even with one item each', async () => {
		sandbox.current.limitTo({ perSecond: 20, burst: 5, form: 'seconds' });
		const runs = await Promise.all(ids(60).map((id) => trackOne(id, requests({ maxAttempts: 3 }))));
		expect(runs.filter(({ run }) => run.status !== 'success')).toEqual([]);
		expect(sandbox.current.recorded).toHaveLength(60);
	});

	it('all wait if one of them is rate limited', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 1 } });
		const first = trackOne(0);
		await rateLimited();
		const [limit] = seen(429);
		await Promise.all([first, trackOne(1), trackOne(2)]);
		const later = sandbox.current.seen.filter(({ status }) => status === 200);
		expect(later).toHaveLength(3);
		for (const { at } of later) expect(at - (limit?.at ?? 0)).toBeGreaterThanOrEqual(990);
	});

	it('share the lowest Max Requests/Second', async () => {
		const start = epochMs();
		await Promise.all(
			ids(20).map((id) => trackOne(id, requests({ maxPerSecond: id % 2 === 0 ? 500 : 10 }))),
		);
		const last = Math.max(...sandbox.current.seen.map(({ at }) => at));
		expect(last - start).toBeGreaterThanOrEqual(1700);
	});

	it('keep waiting if another one is stopped, which ends at once', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 8 } });
		const waiting = trackOne(0);
		await rateLimited();
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters()),
			[signUp(1)],
			credentialFor(sandbox.current),
		);
		setTimeout(stop, 200);
		await finished;
		expect(sandbox.current.seen).toHaveLength(1);
		expect((await waiting).run.status).toBe('success');
		expect(sandbox.current.recorded.map(({ body }) => body.customerExternalId)).toEqual(['0']);
	});

	it('count only the rate-limited responses since their own start', async () => {
		sandbox.current.faults.add({ status: 429, times: 4, wait: { form: 'seconds', seconds: 1 } });
		const withTwoAttempts = trackOne(0, requests({ maxAttempts: 2 }));
		await rateLimited();
		await until(() => seen(429).length >= 2);
		const withFourAttempts = trackOne(1, requests({ maxAttempts: 4 }));
		expect((await withTwoAttempts).run.status).toBe('error');
		expect((await withFourAttempts).run.status).toBe('success');
	});

	it('take turns, so a single item does not wait for a large batch', async () => {
		sandbox.current.limitTo({ perSecond: 20, burst: 5, form: 'seconds', wholeSeconds: false });
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 1 } });
		const many = runWorkflow(
			refportWorkflow(leadParameters()),
			ids(150).map((id) => signUp(id)),
			credentialFor(sandbox.current),
		);
		await until(() => seen(429).length > 0);
		const before = sandbox.current.recorded.length;
		await trackOne(999);
		const recordedMeanwhile = sandbox.current.recorded.length - before;
		expect(recordedMeanwhile).toBeLessThan((150 - before) / 2);
		await many;
	});
});
