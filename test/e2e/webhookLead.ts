import { leadParameters } from '../engine/fixtures';
import { type WorkflowJson, refportWorkflow } from '../engine/engine';

const PATH = 'e2e-lead';

const json = refportWorkflow(
	leadParameters(
		{},
		{ clickId: '={{ $json.body.clickId }}', customerExternalId: '={{ $json.body.userId }}' },
	),
	{ onError: 'continueErrorOutput' },
);

/** Tracks a lead for what is posted to the webhook `e2e-lead`. */
export const webhookLeadWorkflow: WorkflowJson = {
	...json,
	nodes: json.nodes.map((node) =>
		node.name === 'Start'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: PATH,
					parameters: { httpMethod: 'POST', path: PATH, options: {} },
				}
			: node,
	),
};
