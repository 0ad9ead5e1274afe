import {
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';
import { Refport } from '../../nodes/Refport/Refport.node.ts';

/** Stands in for nodes of n8n-nodes-base: triggers take pinned data, the others pass on what comes in. */
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

/** The Refport node itself, and stand-ins for all other types. */
export const nodeTypes: INodeTypes = {
	getByName: (type) => nodeTypes.getByNameAndVersion(type),
	getByNameAndVersion: (type) =>
		type === REFPORT_TYPE
			? NodeHelpers.getVersionedNodeType(refport)
			: new PassThrough(type, isTrigger(type)),
	getKnownTypes: () => ({}),
};
