import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { type WorkflowJson, refportWorkflow } from '../engine/engine';
import { stripeEvent } from '../engine/stripeEvent';
import { PROJECT } from '../n8n/pack';
import { outputOf, postTo, useRealN8n } from './realN8n';

const real = useRealN8n();

const readWorkflow = (name: string) =>
	JSON.parse(readFileSync(join(PROJECT, 'workflows', `${name}.json`), 'utf8')) as WorkflowJson;

async function activate(workflow: WorkflowJson): Promise<{ id: string }> {
	const saved = await real.rest.createWorkflow(workflow, real.credential);
	await real.rest.activate(saved);
	return saved;
}

it('tracks a lead from a browser form post, then the sale of the same customer from a Stripe event', async () => {
	const leads = await activate(readWorkflow('signup-webhook'));
	const sales = await activate(readWorkflow('stripe-checkout-sale'));
	const form = new URLSearchParams({
		userId: '1001',
		email: 'ada@example.com',
		name: 'Ada',
		plan: 'pro',
	});
	await postTo(real, 'refport-sign-up', form, { Cookie: 'theme=dark; refp_id=click%5Fada' });
	const [lead] = await real.rest.executions(leads.id, 1);
	expect(lead && outputOf(lead, 'Lead Reported')[0]?.json).toMatchObject({
		outcome: 'tracked',
		click: { id: 'click_ada' },
		clickIdSource: 'cookie',
	});

	await postTo(real, 'refport-stripe', stripeEvent());
	await postTo(real, 'refport-stripe', stripeEvent());
	await postTo(real, 'refport-stripe', { ...stripeEvent(), type: 'charge.refunded' });
	const [sale, repeated] = await real.rest.executions(sales.id, 3);
	expect(sale && outputOf(sale, 'Sale Reported')[0]?.json).toMatchObject({
		outcome: 'tracked',
		sale: { amount: 4990, currency: 'eur', invoiceId: 'in_1QxYz' },
		customer: { externalId: '1001' },
		clickIdSource: 'stripeMetadata',
	});
	expect(repeated && outputOf(repeated, 'Sale Reported')).toHaveLength(1);
	expect(real.sandbox.recorded.map(({ path, body }) => [path, body.customerExternalId])).toEqual([
		['/api/track/lead', '1001'],
		['/api/track/sale', '1001'],
	]);
});

it('creates an embed token', async () => {
	const parameters = {
		resource: 'embedToken',
		operation: 'create',
		partnerEmail: '={{ $json.body.email }}',
		options: {},
	};
	const json = refportWorkflow(parameters);
	const nodes = json.nodes.map((node) =>
		node.name === 'Start'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: 'e2e-embed',
					parameters: { httpMethod: 'POST', path: 'e2e-embed', options: {} },
				}
			: node,
	);
	const { id } = await activate({ ...json, nodes });
	await postTo(real, 'e2e-embed', { email: 'partner@example.com' });
	const [execution] = await real.rest.executions(id, 1);
	const token: IDataObject | undefined = execution && outputOf(execution, 'Success')[0]?.json;
	expect(token).toMatchObject({
		outcome: 'created',
		publicToken: expect.stringMatching(/^pub_/) as string,
		portalUrl: `${real.sandbox.url}/embed/referrals?token=${token?.publicToken as string}&dynamicHeight=true`,
	});
	expect(token?.expiresInSeconds).toBeGreaterThan(3500);
});
