import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { describeWithDataTables } from './dataTables';
import type { OutboxRow } from './outboxTable';
import {
	OUTBOX_PATH,
	type Outbox,
	outboxWorkflow,
	sendingRuns,
	startOutbox,
} from './outboxWorkflow';
import { postTo, useRealN8n } from './realN8n';
import { requests } from '../requests';

describeWithDataTables('the outbox', () => {
	const real = useRealN8n();

	const MINUTE_MS = 60_000;

	/** Longer than a run needs after it marks its rows. */
	const ENDED_AFTER_MS = 3_000;

	/** Longer than two runs of the schedule. */
	const LIMIT_MS = 30_000;

	let outbox: Outbox;

	const signUp = (userId: string, refp_id?: string) => ({
		userId,
		email: `${userId}@example.com`,
		name: userId,
		plan: 'pro',
		refp_id,
	});

	const rowOf = async (key: string): Promise<OutboxRow | undefined> =>
		(await outbox.table.rows()).find(({ event_key }) => event_key === key);

	/** Waits until the row of a sign-up meets the condition. */
	async function until(key: string, isDone: (row: OutboxRow) => boolean): Promise<OutboxRow> {
		const end = Date.now() + LIMIT_MS;
		for (;;) {
			const row = await rowOf(key);
			if (row && isDone(row)) return row;
			if (Date.now() > end) throw new Error(`The row is ${JSON.stringify(row)}`);
			await sleep(300);
		}
	}

	const recordedIds = () => real.sandbox.recorded.map(({ body }) => body.customerExternalId);

	const minutesToWait = ({ next_at, updatedAt }: OutboxRow) =>
		(Date.parse(next_at) - Date.parse(updatedAt)) / MINUTE_MS;

	beforeAll(async () => {
		real.sandbox.reset();
		real.sandbox.faults.add({ clickId: 'click_outage', status: 503 });
		outbox = await startOutbox(real.rest, real.credential, {
			everySeconds: 2,
			options: requests({ maxAttempts: 1 }),
		});
		await postTo(real, OUTBOX_PATH, signUp('ada', 'click_ada'));
		await postTo(real, OUTBOX_PATH, signUp('organic'));
		await postTo(real, OUTBOX_PATH, signUp('typo', 'typo_1'));
		await postTo(real, OUTBOX_PATH, signUp('outage', 'click_outage'));
		await postTo(real, OUTBOX_PATH, signUp('ada', 'click_ada'));
	});

	it('responds to a sign-up after storing it in the table', async () => {
		const url = `${real.n8n.url}/webhook/${OUTBOX_PATH}`;
		const { status, headers } = await axios.post<unknown>(url, signUp('bea', 'click_bea'));
		expect([status, headers['x-outbox']]).toEqual([200, 'stored']);
		expect(JSON.parse((await rowOf('bea'))?.payload ?? '')).toEqual(signUp('bea', 'click_bea'));
	});

	it('records a sign-up once that was sent twice', async () => {
		await until('organic', ({ status }) => status === 'done');
		await until('bea', ({ status }) => status === 'done');
		const rows = await outbox.table.rows();
		expect(rows.filter(({ event_key }) => event_key === 'ada')).toMatchObject([
			{ status: 'done', error_code: '', attempts: 0 },
			{ status: 'done', error_code: '', attempts: 0 },
		]);
		expect(recordedIds().sort()).toEqual(['ada', 'bea']);
		expect(real.sandbox.recorded[0]?.body).toEqual({
			clickId: 'click_ada',
			eventName: 'Sign Up',
			customerExternalId: 'ada',
			customerEmail: 'ada@example.com',
			customerName: 'ada',
			metadata: { plan: 'pro' },
		});
	});

	it('stores a rejected sign-up as failed with code and advice, and fails the execution', async () => {
		const row = await until('typo', ({ status }) => status === 'failed');
		expect(row).toMatchObject({
			error_code: 'INVALID_CLICK_ID',
			advice: expect.stringMatching(/refp_id/) as string,
			attempts: 1,
		});
		const runs = sendingRuns(await real.rest.executions(outbox.id, 6));
		const failed = runs.filter(({ status }) => status === 'error');
		expect(failed).toHaveLength(1);
		expect(failed[0]?.data.resultData.error?.message).toMatch(
			/^Sign-ups not recorded: 1 \(INVALID_CLICK_ID\)\./,
		);
	});

	it('retries after an outage, with a longer wait each time', async () => {
		const first = await until('outage', ({ attempts }) => attempts === 1);
		expect(first).toMatchObject({ status: 'waiting', error_code: 'CODE_503' });
		expect(minutesToWait(first)).toBeCloseTo(1, 1);
		await outbox.table.change('outage', { next_at: new Date().toISOString() });
		const second = await until('outage', ({ attempts }) => attempts === 2);
		expect(second.status).toBe('waiting');
		expect(minutesToWait(second)).toBeCloseTo(2, 1);
		real.sandbox.faults.clear();
		await outbox.table.change('outage', { next_at: new Date().toISOString() });
		expect(await until('outage', ({ status }) => status === 'done')).toMatchObject({
			error_code: '',
			advice: '',
		});
		expect(recordedIds()).toContain('outage');
	});

	it('keeps a sign-up waiting and fails the execution if Refport rejects the API key', async () => {
		real.sandbox.faults.add({ status: 401, code: 'UNAUTHORIZED', times: 1 });
		await postTo(real, OUTBOX_PATH, signUp('cleo', 'click_cleo'));
		const row = await until('cleo', ({ attempts }) => attempts === 1);
		expect(row).toMatchObject({ status: 'waiting', error_code: 'UNAUTHORIZED' });
		await sleep(ENDED_AFTER_MS);
		const last = sendingRuns(await real.rest.executions(outbox.id, 1)).at(-1);
		expect(last?.data.resultData.error?.message).toMatch(
			/^Sign-ups not recorded: 1 \(UNAUTHORIZED\)\./,
		);
	});

	it('fails only the row with an invalid payload, and records the others', async () => {
		await outbox.table.change('typo', { status: 'waiting', payload: '{ refp_id: ' });
		await outbox.table.change('cleo', { next_at: new Date().toISOString() });
		const broken = await until('typo', ({ attempts }) => attempts === 2);
		expect(broken).toMatchObject({ status: 'failed', error_code: 'PARAMETER_ERROR' });
		await until('cleo', ({ status }) => status === 'done');
		expect(recordedIds()).toContain('cleo');
	});

	it('records a failed row after it was corrected', async () => {
		const payload = JSON.stringify(signUp('typo', 'click_typo'));
		await outbox.table.change('typo', { status: 'waiting', payload });
		await until('typo', ({ status }) => status === 'done');
		expect(recordedIds()).toContain('typo');
	});

	it('sends the sign-ups that a crashed run had claimed', async () => {
		await outbox.table.change('organic', {
			status: 'sending',
			claim: '0',
			next_at: new Date(Date.now() - 1000).toISOString(),
		});
		await until('organic', ({ status, claim }) => status === 'done' && claim !== '0');
	});

	it('deletes old recorded sign-ups', async () => {
		await outbox.table.change('bea', { next_at: new Date(Date.now() - 1000).toISOString() });
		while (await rowOf('bea')) await sleep(300);
		expect(recordedIds().filter((id) => id === 'bea')).toHaveLength(1);
	});

	it('marks no sign-up as recorded if the Refport node passes its input on without an outcome', async () => {
		await real.rest.deactivate(outbox.id);
		await outbox.table.change('cleo', {
			status: 'waiting',
			next_at: new Date(Date.now() - 1000).toISOString(),
		});
		const { nodes, ...rest } = outboxWorkflow({ everySeconds: 60 });
		const broken = nodes.map((node) =>
			node.name === 'Track the Lead'
				? { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
				: node,
		);
		const { id } = await real.rest.createWorkflow({ ...rest, nodes: broken }, real.credential);
		await real.rest.post(`/workflows/${id}/run`, { triggerToStartFrom: { name: 'Every Minute' } });
		const [execution] = await real.rest.executions(id, 1);
		expect(execution).toMatchObject({ status: 'error' });
		expect(await rowOf('cleo')).toMatchObject({ status: 'sending' });
	});
});
