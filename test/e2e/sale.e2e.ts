import type { IDataObject } from 'n8n-workflow';
import { type WorkflowJson, refportWorkflow } from '../engine/engine';
import { stripeEvent } from '../engine/stripeEvent';
import { readExample } from './example';
import { runManually, withEvents } from './manualRun';
import { outputOf, postTo, useRealN8n } from './realN8n';

const real = useRealN8n();

async function activate(workflow: WorkflowJson): Promise<{ id: string }> {
	const saved = await real.rest.createWorkflow(workflow, real.credential);
	await real.rest.activate(saved);
	return saved;
}

it('tracks a lead from a browser form, then the sale of the same customer from a Stripe event', async () => {
	const leads = await activate(readExample('signup-webhook'));
	const form = new URLSearchParams({
		userId: '1001',
		email: 'ada@example.com',
		name: 'Ada',
		plan: 'pro',
	});
	await postTo(real, 'refport-sign-up', form, { Cookie: 'theme=dark; refp_id=click%5Fada' });
	const [lead] = await real.rest.executions(leads.id, 1);
	expect(lead && outputOf(lead, 'Referral Tracked')[0]?.json).toMatchObject({
		outcome: 'tracked',
		click: { id: 'click_ada' },
		clickIdSource: 'cookie',
	});

	const events = [stripeEvent(), { ...stripeEvent(), type: 'charge.refunded' }];
	const sent = events.map((event) => ({ ...event, livemode: true }));
	const recipe = withEvents(readExample('stripe-sales'), 'Stripe Event', sent);
	const sale = await runManually(real, recipe, 'Stripe Event');
	expect(outputOf(sale, 'Referral Tracked').map(({ json }) => json)).toMatchObject([
		{
			outcome: 'tracked',
			sale: { amount: 4990, currency: 'eur', invoiceId: 'in_1QxYz' },
			customer: { externalId: '1001' },
		},
	]);
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
