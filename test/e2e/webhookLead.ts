import { refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { behindWebhook } from './behindWebhook';

/** Tracks a lead for what is posted to the webhook `e2e-lead`. */
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
