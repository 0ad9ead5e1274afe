import { refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { behindWebhook } from './behindWebhook';

/** A workflow that tracks a lead for each request to the webhook `e2e-lead`. */
export const webhookLeadWorkflow = behindWebhook(
	refportWorkflow(
		leadParameters(
			{},
			{ clickId: '={{ $json.body.clickId }}', customerExternalId: '={{ $json.body.userId }}' },
		),
		{ onError: 'continueErrorOutput' },
	),
	'e2e-lead',
);
