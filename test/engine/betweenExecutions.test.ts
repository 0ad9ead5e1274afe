import type { INodeParameters } from 'n8n-workflow';
import { type EngineRun, refportWorkflow, runWorkflow, startWorkflow } from './engine';
import { epochMs } from '../sandbox/clock';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { until } from './turns';
import { requests } from '../requests';

const sandbox = useSandbox();

const ids = (count: number) => Array.from({ length: count }, (_, id) => id);

/** One execution with one lead, as a webhook starts it. */
const trackOne = (id: number, options: INodeParameters = {}): Promise<EngineRun> =>
	runWorkflow(
		refportWorkflow(leadParameters(options), { onError: 'continueErrorOutput' }),
		[signUp(id)],
		credentialFor(sandbox.current),
	);

const arrivalTimes = () => sandbox.current.seen.map(({ at }) => at);

/**
 * Time from `start` to the arrival of the last request, in ms. On a busy machine requests arrive
 * in bursts, but never before the node sends them, so this measures the rate reliably.
 */
const lastArrivalAfter = (start: number) => Math.max(...arrivalTimes()) - start;

const statuses = (status: number) => sandbox.current.seen.filter((one) => one.status === status);

describe('Max Requests/Second', () => {
	it('also limits consecutive executions with one item each', async () => {
		const start = epochMs();
		for (const id of ids(5)) await trackOne(id, requests({ maxPerSecond: 2 }));
		expect(lastArrivalAfter(start)).toBeGreaterThanOrEqual(2000);
		expect(sandbox.current.recorded).toHaveLength(5);
	});

	it.each([
		[50, 120],
		[1, 3],
	])(
		'set to %d is not exceeded in any second, not even at the start of a run',
		async (perSecond, count) => {
			const start = epochMs();
			await trackLeads(
				sandbox.current,
				ids(count).map((id) => signUp(id)),
				{
					options: requests({ maxPerSecond: perSecond }),
				},
			);
			const windows = Math.floor((count - 1) / perSecond);
			expect(lastArrivalAfter(start)).toBeGreaterThanOrEqual(1000 * windows);
			expect(sandbox.current.recorded).toHaveLength(count);
		},
	);
});

describe('a wait that Refport asks for', () => {
	it('also delays the next execution, even after the first one was stopped', async () => {
		sandbox.current.faults.add({ status: 429, times: 1, wait: { form: 'seconds', seconds: 3 } });
		const { finished, stop } = startWorkflow(
			refportWorkflow(leadParameters()),
			[signUp(0)],
			credentialFor(sandbox.current),
		);
		await until(() => statuses(429).length === 1);
		setTimeout(stop, 100);
		await finished;
		await trackOne(1);
		const [limited, next] = arrivalTimes();
		expect((next ?? 0) - (limited ?? 0)).toBeGreaterThanOrEqual(2990);
	});

	it('fails all items if it is longer than Longest Wait, and each error states the remaining wait', async () => {
		sandbox.current.faults.add({ status: 429, wait: { form: 'seconds', seconds: 3600 } });
		sandbox.current.latencyMs = 20;
		const { items } = await trackLeads(
			sandbox.current,
			ids(200).map((id) => signUp(id)),
			{
				options: requests({ longestWait: 60 }),
				onError: 'continueErrorOutput',
			},
		);
		const errors = items('Failure').map(({ json }) => json.error as Record<string, unknown>);
		expect(errors).toHaveLength(200);
		for (const { message, retryable, retryAfter } of errors) {
			// The remaining wait: one hour minus the time since the response.
			expect(message).toMatch(
				new RegExp(
					`asks for a wait of ${String(retryAfter)} s, which is longer than Longest Wait \\(60 s\\)`,
				),
			);
			expect(retryable).toBe(true);
			expect(retryAfter).toBeGreaterThan(3500);
			expect(retryAfter).toBeLessThanOrEqual(3600);
		}
		const inFlight = sandbox.current.seen.length;
		// Slow start allows at most 38 requests in flight before the first response arrives.
		expect(inFlight).toBeLessThanOrEqual(38);
		expect(errors.filter(({ attempts }) => attempts === 1)).toHaveLength(inFlight);
		const later = await trackOne(201, requests({ longestWait: 60 }));
		expect(later.items('Failure')[0]?.json.error).toMatchObject({
			message: expect.stringMatching(
				/asks for a wait of 3[56]\d\d s, which is longer than Longest Wait/,
			) as string,
			attempts: 0,
		});
		expect(sandbox.current.seen).toHaveLength(inFlight);
	});

	it('stops the run after one request if items are sent one at a time', async () => {
		sandbox.current.faults.add({ status: 429, wait: { form: 'seconds', seconds: 3600 } });
		await trackLeads(
			sandbox.current,
			ids(20).map((id) => signUp(id)),
			{
				options: requests({ longestWait: 60, concurrency: 1 }),
				onError: 'continueErrorOutput',
			},
		);
		expect(sandbox.current.seen).toHaveLength(1);
	});
});

describe('a rate limit on every request', () => {
	it('stops the run for all items, and each error states how often its item was sent', async () => {
		sandbox.current.faults.add({
			status: 429,
			code: 'RATE_LIMIT_EXCEEDED',
			wait: { form: 'seconds', seconds: 1 },
		});
		const { items } = await trackLeads(
			sandbox.current,
			ids(40).map((id) => signUp(id)),
			{
				options: requests({ maxAttempts: 4 }),
				onError: 'continueErrorOutput',
			},
		);
		const attemptsById = new Map<string, number>();
		for (const { body } of sandbox.current.seen) {
			const id = (body as { customerExternalId: string }).customerExternalId;
			attemptsById.set(id, (attemptsById.get(id) ?? 0) + 1);
		}
		expect(items('Failure')).toHaveLength(40);
		for (const { json } of items('Failure')) {
			const { description, attempts, retryable } = json.error as Record<string, unknown>;
			const [, requests, , statedAttempts] =
				/^Nothing was recorded\. Refport rate limited the last (\d+) requests in a row over (\d+) seconds, so this run stopped sending\. This item was sent (\d+) times?\. /.exec(
					String(description),
				) ?? [];
			expect(Number(requests)).toBe(sandbox.current.seen.length);
			expect(Number(statedAttempts)).toBe(attempts);
			expect(attempts).toBe(attemptsById.get(String(json.userId as number)) ?? 0);
			expect(retryable).toBe(true);
		}
		// The first item is sent four times, with the requested wait of one second in between.
		expect(Math.max(...attemptsById.values())).toBe(4);
		expect(Math.max(...arrivalTimes()) - Math.min(...arrivalTimes())).toBeGreaterThanOrEqual(
			3 * 990,
		);
	});
});

describe('a rate limit that affects only one item', () => {
	/** The longest time without an accepted request, in ms. */
	function longestGap(): number {
		const accepted = statuses(200).map(({ at }) => at);
		return Math.max(...accepted.slice(1).map((at, index) => at - (accepted[index] ?? at)));
	}

	it('fails that item without delaying the others', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', status: 429 });
		sandbox.current.latencyMs = 20;
		const { items } = await trackLeads(
			sandbox.current,
			ids(100).map((id) => signUp(id)),
			{
				options: requests({ maxAttempts: 1, concurrency: 5 }),
				onError: 'continueErrorOutput',
			},
		);
		expect(sandbox.current.recorded).toHaveLength(99);
		expect(longestGap()).toBeLessThan(3000);
		expect(items('Failure').map(({ json }) => json.error)).toEqual([
			expect.objectContaining({ httpStatus: 429, attempts: 1 }),
		]);
	});

	it('delays only that item, longer with each retry', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', status: 429, times: 4 });
		sandbox.current.latencyMs = 20;
		const { items } = await trackLeads(
			sandbox.current,
			ids(60).map((id) => signUp(id)),
		);
		const own = sandbox.current.seen.filter(
			({ body }) => (body as { clickId: string }).clickId === 'click_0',
		);
		const gaps = own.slice(1).map(({ at }, index) => at - (own[index]?.at ?? 0));
		expect(gaps).toHaveLength(4);
		for (const [index, gap] of gaps.entries()) {
			expect(gap).toBeGreaterThanOrEqual(Math.min(8000, 500 * 2 ** index) - 20);
		}
		const lastOther = Math.max(
			...statuses(200)
				.filter(({ body }) => (body as { clickId: string }).clickId !== 'click_0')
				.map(({ at }) => at),
		);
		expect(lastOther).toBeLessThan(own.at(-1)?.at ?? 0);
		expect(items('Success').every(({ json }) => json.outcome === 'tracked')).toBe(true);
		expect(items('Success')[0]?.json.attempts).toBe(5);
	});
});

describe('a request that hangs', () => {
	it('does not delay a rate-limited request of another execution', async () => {
		sandbox.current.faults.add({ clickId: 'click_9', hold: true });
		const hanging = trackOne(9, requests({ timeout: 8 }));
		await until(() => sandbox.current.seen.length === 1);
		sandbox.current.faults.add({ clickId: 'click_0', status: 429, times: 1 });
		let isHanging = true;
		void hanging.then(() => {
			isHanging = false;
		});
		await trackLeads(
			sandbox.current,
			ids(5).map((id) => signUp(id)),
		);
		expect(isHanging).toBe(true);
		sandbox.current.holds.release();
		await hanging;
	});

	it('is cancelled after Timeout, and its socket is closed', async () => {
		sandbox.current.faults.add({ connection: 'hang' });
		const { items } = await trackLeads(
			sandbox.current,
			ids(3).map((id) => signUp(id)),
			{
				options: requests({ timeout: 1, maxAttempts: 1 }),
				onError: 'continueErrorOutput',
			},
		);
		expect(items('Failure').map(({ json }) => json.error)).toEqual(
			Array(3).fill(expect.objectContaining({ code: 'TIMEOUT', mayBeRecorded: true })),
		);
		await until(() => [...sandbox.current.sockets].every(({ destroyed }) => destroyed));
	});
});

describe('an API key that looks like a part of the response', () => {
	it.each(['true', '1', 'eventName', '":"', 'Sign Up'])(
		'leaves the response unchanged: %s',
		async (key) => {
			sandbox.current.apiKey = key;
			const { items } = await trackLeads(sandbox.current, [signUp(7)]);
			expect(items('Success')[0]?.json).toMatchObject({
				outcome: 'tracked',
				customer: { externalId: '7' },
			});
		},
	);
});
