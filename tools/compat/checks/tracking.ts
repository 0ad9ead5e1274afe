import { deepEqual, match } from 'node:assert/strict';
import { behindWebhook } from '../../../test/e2e/behindWebhook';
import { readExample } from '../../../test/e2e/example';
import { refportWorkflow } from '../../../test/engine/engine';
import { stripeEvent } from '../../../test/engine/stripeEvent';
import { type Check, itemsOf, post } from '../check';

const lead: Check = {
	feature: 'Lead from the webhook example',
	async run(real) {
		const body = { refp_id: 'click_ada', userId: 1001, email: 'ada@example.com', name: 'Ada' };
		const executions = await post(real, readExample('signup-webhook'), 'refport-sign-up', [body]);
		const [item] = itemsOf(executions, 'Track the Lead');
		deepEqual(item?.outcome, 'tracked');
		deepEqual(
			real.sandbox.recorded.map(({ path, body: sent }) => [path, sent.customerExternalId]),
			[['/api/track/lead', '1001']],
		);
	},
};

const stripeSale: Check = {
	feature: 'Sale from a Stripe event (Data Source)',
	async run(real) {
		const parameters = {
			resource: 'sale',
			operation: 'track',
			dataSource: 'stripe',
			event: '={{ $json.body }}',
		};
		const workflow = behindWebhook(refportWorkflow(parameters), 'compat-stripe');
		const executions = await post(real, workflow, 'compat-stripe', [
			{ ...stripeEvent(), livemode: true },
		]);
		const [item] = itemsOf(executions, 'Success');
		deepEqual(item?.outcome, 'tracked');
		const sent = real.sandbox.recorded.map(({ path, body }) => [
			...[path, body.customerExternalId, body.amount, body.currency, body.invoiceId],
		]);
		deepEqual(sent, [['/api/track/sale', '1001', 4990, 'eur', 'in_1QxYz']]);
	},
};

const embedToken: Check = {
	feature: 'Embed token',
	async run(real) {
		const parameters = {
			resource: 'embedToken',
			operation: 'create',
			partnerEmail: '={{ $json.body.email }}',
			options: {},
		};
		const workflow = behindWebhook(refportWorkflow(parameters), 'compat-embed');
		const executions = await post(real, workflow, 'compat-embed', [
			{ email: 'partner@example.com' },
		]);
		const [item] = itemsOf(executions, 'Success');
		deepEqual(item?.outcome, 'created');
		match(JSON.stringify(item.publicToken), /^"pub_/);
	},
};

export const TRACKING: readonly Check[] = [lead, stripeSale, embedToken];
