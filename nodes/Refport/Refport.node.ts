import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { properties } from './operations';
import { runItems } from './runtime/runItems';

export class Refport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Refport',
		name: 'refport',
		icon: { light: 'file:refport.svg', dark: 'file:refport.dark.svg' },
		group: ['output'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Report sign-ups and sales to the Refport referral program, so the partner who referred them gets paid',
		defaults: { name: 'Refport' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'refportApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this)];
	}
}
