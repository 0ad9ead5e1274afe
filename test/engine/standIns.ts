import {
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';
import { Refport } from '../../nodes/Refport/Refport.node.ts';

/**
 * Replaces the nodes of n8n-nodes-base. Triggers output pinned data, other nodes output their
 * input.
 */
class PassThrough implements INodeType {
	description: INodeTypeDescription;

	constructor(name: string, isTrigger: boolean) {
		this.description = {
			displayName: name,
			name,
			group: isTrigger ? ['trigger'] : ['transform'],
			version: [1, 1.1, 2, 2.1, 3, 3.1, 3.2, 3.3, 3.4],
			description: '',
			defaults: { name },
			inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	execute: INodeType['execute'] = function () {
		return Promise.resolve([this.getInputData()]);
	};
}

export const REFPORT_TYPE = 'n8n-nodes-refport.refport';

export const isTrigger = (type: string): boolean => /webhook|trigger/i.test(type);

const refport = new Refport();

/** The Refport node, and replacements for all other node types. */
export const nodeTypes: INodeTypes = {
	getByName: (type) => nodeTypes.getByNameAndVersion(type),
	getByNameAndVersion: (type) =>
		type === REFPORT_TYPE
			? NodeHelpers.getVersionedNodeType(refport)
			: new PassThrough(type, isTrigger(type)),
	getKnownTypes: () => ({}),
};
