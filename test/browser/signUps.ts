import type { IDataObject, INode, IWorkflowBase } from 'n8n-workflow';
import { SIGN_UPS, webhookItem } from '../demo/signUps';
import { NODE } from '../engine/engine';
import { REFPORT_TYPE } from '../engine/standIns';

export const POSTED = 'Sign-Up Posted';

/** The parameters of a lead whose click ID comes from the request body. */
export const LEAD = {
	resource: 'lead',
	operation: 'track',
	clickIdSource: 'define',
	clickId: '={{ $json.body.refp_id }}',
};

export type Workflow = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'pinData'>;

const bodyOf = (name: string) => SIGN_UPS.find(({ body }) => body.name === name)?.body ?? {};

export function node(
	name: string,
	type: string,
	x: number,
	y: number,
	more: Partial<INode> = {},
): INode {
	return { id: name, name, type, typeVersion: 1, position: [x, y], parameters: {}, ...more };
}

/** A workflow with these request bodies as pinned data, followed by the Refport node. */
export function posted(
	bodies: IDataObject[],
	parameters: INode['parameters'],
	settings: Partial<INode> = {},
): Workflow {
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const webhook = { typeVersion: 2, parameters: { httpMethod: 'POST', path: 'sign-up' } };
	return {
		name: 'Sign-ups',
		nodes: [
			node(POSTED, 'n8n-nodes-base.webhook', 0, 0, { ...webhook, webhookId: 'sign-up' }),
			node(NODE, REFPORT_TYPE, 240, 0, { typeVersion: 2, parameters, ...settings }),
			node('Lead Reported', 'n8n-nodes-base.noOp', 480, -80),
			node('Lead Failed', 'n8n-nodes-base.noOp', 480, 80),
		],
		connections: {
			[POSTED]: { main: [to(NODE)] },
			[NODE]: { main: [to('Lead Reported'), settings.onError ? to('Lead Failed') : []] },
		},
		pinData: { [POSTED]: bodies.map((body) => ({ json: webhookItem(body) })) },
	};
}

/** A workflow with the sign-ups of these people as pinned data, followed by the Refport node. */
export const signUps = (
	people: string[],
	parameters: INode['parameters'],
	settings: Partial<INode> = {},
): Workflow => posted(people.map(bodyOf), parameters, settings);

/** A workflow with the sign-ups of these people as pinned data, without further nodes. */
export function onlyPosted(people: string[]): Workflow {
	const workflow = signUps(people, LEAD);
	const nodes = workflow.nodes.filter(({ name }) => name === POSTED);
	return { ...workflow, nodes, connections: {} };
}
