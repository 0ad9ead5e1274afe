import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';
import { HEADER_AUTH } from './headerAuth';
import type { Bench } from './bench';

/** A node to measure, placed after the webhook. */
export interface Contender {
	name: string;
	/** Whether it sends requests. */
	sends: boolean;
	/** Whether it is the Refport node. */
	isOurs: boolean;
	/** Creates the node. `source` is the expression path of the lead within an item. */
	node: (source: string, baseUrl: string) => Pick<INode, 'type' | 'typeVersion' | 'parameters'>;
	settings?: Partial<INode>;
}

export const refport = (name: string, options: INodeParameters = {}): Contender => ({
	name,
	sends: true,
	isOurs: true,
	node: (source) => ({
		type: 'n8n-nodes-refport.refport',
		typeVersion: 2,
		parameters: {
			resource: 'lead',
			operation: 'track',
			clickIdSource: 'define',
			clickId: `={{ ${source}.clickId }}`,
			eventName: 'Sign Up',
			customerExternalId: `={{ ${source}.userId }}`,
			options,
		},
	}),
});

const fields = (source: string) => ({
	parameters: [
		{ name: 'clickId', value: `={{ ${source}.clickId }}` },
		{ name: 'eventName', value: 'Sign Up' },
		{ name: 'customerExternalId', value: `={{ ${source}.userId }}` },
	],
});

const body = (source: string): string =>
	`={"clickId": "{{ ${source}.clickId }}", "eventName": "Sign Up", "customerExternalId": "{{ ${source}.userId }}"}`;

/** How the user defines the body: field by field, which is the default, or as JSON. */
type BodyForm = 'keypair' | 'json';

/**
 * The HTTP Request node with a Header Auth credential. The credential of this package would slow it
 * down, because n8n evaluates its allowed domain for each item.
 */
export const httpRequest = (
	name: string,
	settings: Partial<INode> = {},
	specifyBody: BodyForm = 'keypair',
): Contender => ({
	name,
	sends: true,
	isOurs: false,
	settings,
	node: (source, baseUrl) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${baseUrl}/api/track/lead`,
			authentication: 'genericCredentialType',
			genericAuthType: HEADER_AUTH,
			sendBody: true,
			specifyBody,
			...(specifyBody === 'keypair'
				? { bodyParameters: fields(source) }
				: { jsonBody: body(source) }),
			options: {},
		},
	}),
});

export const REFPORT = refport('Refport node');

export const HTTP_REQUEST = httpRequest('HTTP Request node');

export const HTTP_REQUEST_JSON = httpRequest('HTTP Request node, body as JSON', {}, 'json');

/** Measures the cost of webhook, Split Out and the stored execution alone. */
export const NOTHING: Contender = {
	name: 'Nothing sent',
	sends: false,
	isOurs: false,
	node: () => ({ type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }),
};

/** The name of the contender's node in every workflow. */
export const CONTENDER = 'Contender';

/** A workflow with an active webhook. */
export interface Flow {
	contender: Contender;
	workflowId: string;
	/** The path of its webhook. */
	path: string;
}

const link = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

/** Content of a post: many leads for one run of the node, one lead, or many leads for a loop. */
type Shape = 'many' | 'one' | 'loop';

/** Saves and activates a workflow with a webhook and the contender. */
export async function deploy(
	{ rest, credential, headerAuth, sandbox }: Bench,
	contender: Contender,
	shape: Shape = 'many',
): Promise<Flow> {
	const path = `bench-${randomUUID()}`;
	const node = (name: string, type: string, typeVersion: number, more: Partial<INode>): INode => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const parameters = { httpMethod: 'POST', path, options: {} };
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, { webhookId: path, parameters });
	const split = node('Split Out', 'n8n-nodes-base.splitOut', 1, {
		parameters: { fieldToSplitOut: 'body.leads', options: {} },
	});
	const loop = node('Loop Over Items', 'n8n-nodes-base.splitInBatches', 3, {
		parameters: { batchSize: 1, options: {} },
	});
	const made = contender.node(shape === 'one' ? '$json.body' : '$json', sandbox.url);
	const last = node(CONTENDER, made.type, made.typeVersion, {
		...made,
		...contender.settings,
		...(made.parameters.genericAuthType ? { credentials: { [HEADER_AUTH]: headerAuth } } : {}),
	});
	const shapes: Record<Shape, Pick<IWorkflowBase, 'nodes' | 'connections'>> = {
		one: { nodes: [webhook, last], connections: { Webhook: link(CONTENDER) } },
		many: {
			nodes: [webhook, split, last],
			connections: { Webhook: link('Split Out'), 'Split Out': link(CONTENDER) },
		},
		loop: {
			nodes: [webhook, split, loop, last],
			connections: {
				Webhook: link('Split Out'),
				'Split Out': link('Loop Over Items'),
				// The first output is used when the loop ends.
				'Loop Over Items': { main: [[], ...link(CONTENDER).main] },
				[CONTENDER]: link('Loop Over Items'),
			},
		},
	};
	const workflow = await rest.createWorkflow(shapes[shape], credential);
	await rest.activate(workflow);
	return { contender, workflowId: workflow.id, path };
}
