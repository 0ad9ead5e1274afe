import type { FilterValue, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { leadParameters } from '../../test/engine/fixtures';
import { REFPORT_TYPE } from '../../test/engine/standIns';
import { requests } from '../../test/requests';

/** With these limits, the node ends before the service times out. */
const OPTIONS = requests({ maxAttempts: 2, timeout: 5, longestWait: 5 });

const defined = {
	clickIdSource: 'define',
	clickId: '={{ $json.body.clickId }}',
	customerExternalId: '={{ $json.body.userId }}',
	specifyMetadata: 'none',
};

const sale: INodeParameters = {
	...defined,
	resource: 'sale',
	operation: 'track',
	amount: '={{ $json.body.amount }}',
	amountUnit: 'smallest',
	currency: 'eur',
	invoiceId: '={{ $json.body.invoiceId }}',
	options: OPTIONS,
};

const lead = leadParameters({ ...OPTIONS, skipAlreadyTracked: true }, defined);

export const EVENTS = { sale, lead } as const;

const node = (name: string, type: string, more: Partial<INode>): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

/**
 * Failures that may succeed with another delivery: outages, rate limits and credentials to correct.
 */
const WORTH_ANOTHER_DELIVERY: FilterValue = {
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: [
		{
			id: 'retryable',
			leftValue: '={{ $json.error.retryable }}',
			rightValue: '',
			operator: { type: 'boolean', operation: 'true', singleValue: true },
		},
		{
			id: 'credential',
			leftValue: '={{ $json.error.code }}',
			rightValue: '^(UNAUTHORIZED|CREDENTIAL_ERROR|MEMORY_ERROR|INVALID_BASE_URL|TLS_ERROR)$',
			operator: { type: 'string', operation: 'regex' },
		},
	],
	combinator: 'or',
};

/**
 * A workflow that reports each post and responds after Refport has responded: 500 if the service
 * should redeliver the event, otherwise 200.
 */
export function redeliveryWorkflow(path: string, parameters: INodeParameters): WorkflowJson {
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	return {
		nodes: [
			node('Event', 'n8n-nodes-base.webhook', {
				typeVersion: 2,
				webhookId: path,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'noData',
					options: {},
				},
			}),
			node('Refport', REFPORT_TYPE, {
				typeVersion: 2,
				parameters,
				onError: 'continueErrorOutput',
			}),
			node('Reported', 'n8n-nodes-base.noOp', {}),
			node('Worth Another Delivery?', 'n8n-nodes-base.if', {
				typeVersion: 2.2,
				parameters: { conditions: WORTH_ANOTHER_DELIVERY, options: {} },
			}),
			node('Ask for Another Delivery', 'n8n-nodes-base.stopAndError', {
				parameters: { errorMessage: '={{ $json.error.message }}' },
			}),
			node('Not Reported', 'n8n-nodes-base.noOp', {}),
		],
		connections: {
			Event: { main: [to('Refport')] },
			Refport: { main: [to('Reported'), to('Worth Another Delivery?')] },
			'Worth Another Delivery?': { main: [to('Ask for Another Delivery'), to('Not Reported')] },
		},
	};
}
