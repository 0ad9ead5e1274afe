import type { INode } from 'n8n-workflow';
import { type Example, readExample, withoutDryRun } from './example';
import { runManually } from './manualRun';
import { deliver } from './paymentRecipe';
import { SECRETS } from './paymentServices';
import { outputOf, postTo, useRealN8n } from './realN8n';
import { serviceEvent } from './serviceEvents';

/** The Data Table node can create tables since n8n 2.3. */
const hasTables = !(process.env.REFPORT_N8N_VERSION ?? '').startsWith('1.');
const suite = hasTables ? describe : describe.skip;

suite('stored-click-ids (needs n8n 2.3)', () => {
	const real = useRealN8n();
	const recipe = readExample('stored-click-ids');

	const headers = { authorization: SECRETS.revenueCat };

	const signUp = (userId: unknown, refp_id?: string, sent: Record<string, string> = headers) =>
		deliver(
			`${real.n8n.url}/webhook/refport-keep-click-id`,
			JSON.stringify({ userId, refp_id }),
			sent,
		);

	/** A purchase in the app. Its event contains no click ID. */
	const purchase = (userId: string, transaction: string, event = 'renewal-missing-click-id') => {
		const body = JSON.stringify(serviceEvent(`revenueCat/${event}`))
			.replace('"app_user_id":"user_42"', `"app_user_id":"${userId}"`)
			.replace('"transaction_id":"200000123456789"', `"transaction_id":"${transaction}"`);
		return deliver(`${real.n8n.url}/webhook/refport-app-purchase`, body, headers);
	};

	const recorded = () =>
		real.sandbox.recorded.map(({ body }) => [
			body.customerExternalId,
			body.clickId,
			body.invoiceId,
		]);

	/** The workflow with the credential that its note describes. */
	async function setUp(): Promise<Example> {
		const data = { name: 'Authorization', value: SECRETS.revenueCat };
		const credential = { name: 'Webhooks', type: 'httpHeaderAuth', data };
		const httpHeaderAuth = await real.rest.post<{ id: string; name: string }>(
			'/credentials',
			credential,
		);
		const chosen = ({ type }: INode) =>
			type === 'n8n-nodes-base.webhook' ? { credentials: { httpHeaderAuth } } : {};
		const ready = withoutDryRun(recipe);
		return { ...ready, nodes: ready.nodes.map((node) => ({ ...node, ...chosen(node) })) };
	}

	let workflowId = '';

	beforeAll(async () => {
		const saved = await real.rest.createWorkflow(await setUp(), real.credential);
		await real.rest.activate(saved);
		workflowId = saved.id;
		await postTo(real, 'refport-keep-click-id', { userId: 'organic' }, headers);
	});

	beforeEach(() => {
		real.sandbox.reset();
	});

	it('responds to a sign-up with 500 without a table, so the site can send it again', async () => {
		expect((await signUp('user_1', 'click_ada')).status).toBe(500);
	});

	it('creates the table once', async () => {
		for (let time = 0; time < 2; time++) {
			const { status } = await runManually(real, recipe, 'Set Up');
			expect(status).toBe('success');
		}
	});

	it('has pinned samples of a sign-up and a sale, and sends nothing', async () => {
		expect((await runManually(real, recipe, 'Sign-Up Posted')).status).toBe('success');
		const execution = await runManually(real, recipe, 'Purchase Event');
		expect(outputOf(execution, 'Track the Sale').map(({ json }) => json)).toMatchObject([
			{
				outcome: 'validated',
				click: { id: 'sample_click_ada' },
				customer: { externalId: 'user_42' },
			},
		]);
		expect(real.sandbox.seen).toEqual([]);
	});

	it('tracks each sale once, with the click ID from the cookie of the sign-up', async () => {
		expect(await signUp(1001, 'click%5Fada')).toEqual({ status: 200, text: '' });
		expect(await purchase('1001', '501')).toEqual({ status: 200, text: 'OK' });
		expect(await purchase('1001', '501')).toEqual({ status: 200, text: 'OK' });
		expect(await purchase('1001', '502')).toEqual({ status: 200, text: 'OK' });
		expect(recorded()).toEqual([
			['1001', 'click_ada', '501'],
			['1001', 'click_ada', '502'],
		]);
	});

	it('uses the click ID of the last sign-up of a customer', async () => {
		await signUp('1002', 'click_bo');
		await signUp('1002', 'click_cyd');
		await purchase('1002', '503');
		expect(recorded()).toEqual([['1002', 'click_cyd', '503']]);
	});

	it('skips the sale of an organic customer', async () => {
		expect(await signUp('1003')).toEqual({ status: 200, text: '' });
		expect(await purchase('1003', '504')).toEqual({ status: 200, text: 'OK' });
		expect(await purchase('stranger', '505')).toEqual({ status: 200, text: 'OK' });
		expect(real.sandbox.seen).toEqual([]);
	});

	it('uses the click ID of the event if none is stored', async () => {
		await purchase('1004', '506', 'initial-purchase');
		expect(recorded()).toEqual([['1004', 'click_Yw3kT81', '506']]);
	});

	it('rejects a sign-up without the secret', async () => {
		expect((await signUp('1001', 'click_thief', {})).status).toBe(403);
		await purchase('1001', '507');
		expect(recorded()).toEqual([['1001', 'click_ada', '507']]);
	});

	it('responds with 500 during an outage, and tracks the sale when it is delivered again', async () => {
		real.sandbox.faults.add({ status: 503, body: 'html', times: 3 });
		expect(await purchase('1001', '508')).toEqual({ status: 500, text: 'HTTP_503' });
		expect(await purchase('1001', '508')).toEqual({ status: 200, text: 'OK' });
		expect(recorded()).toEqual([['1001', 'click_ada', '508']]);
	});

	it('fails only the executions without a table and during the outage', async () => {
		const executions = await real.rest.executions(workflowId, 16);
		const failed = executions.filter(({ status }) => status !== 'success');
		expect(failed.map(({ data }) => data.resultData.lastNodeExecuted)).toEqual([
			'Keep the Click ID',
			'Sale Failed',
		]);
	});
});
