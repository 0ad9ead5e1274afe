import type { INodeParameters } from 'n8n-workflow';
import { behindWebhook } from '../../test/e2e/behindWebhook';
import { type WorkflowJson, refportWorkflow } from '../../test/engine/engine';
import { leadParameters } from '../../test/engine/fixtures';

export { NODE } from '../../test/engine/engine';

export const PATH = 'queue-lead';

/**
 * A workflow that tracks a lead for each post to its webhook. The webhook responds immediately, which
 * is n8n's default, or when the execution has ended.
 */
export const leadWorkflow = (options: INodeParameters, answerAtEnd: boolean): WorkflowJson =>
	behindWebhook(
		refportWorkflow(
			leadParameters(options, {
				clickId: '={{ $json.body.clickId }}',
				customerExternalId: '={{ $json.body.userId }}',
			}),
			{ onError: 'continueErrorOutput' },
		),
		PATH,
		{ responseMode: answerAtEnd ? 'lastNode' : 'onReceived' },
	);
