import type { INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../engine/engine';

/** Replaces the start of a workflow with a webhook. `more` adds parameters to the webhook. */
export const behindWebhook = (
	json: WorkflowJson,
	path: string,
	more: INodeParameters = {},
): WorkflowJson => ({
	...json,
	nodes: json.nodes.map((node) =>
		node.name === 'Start'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: path,
					parameters: { httpMethod: 'POST', path, options: {}, ...more },
				}
			: node,
	),
});
