import type { INodeProperties } from 'n8n-workflow';
import { type Sources, valuesOf } from './dataSource';

export const includeTestEventsOption = (sources: Sources): INodeProperties => ({
	displayName: 'Include Test Events',
	name: 'includeTestEvents',
	type: 'boolean',
	default: true,
	displayOptions: { show: { '/dataSource': valuesOf(sources) } },
	description: "Whether to report events from the service's test mode",
});

export const saleAmountOption = (sources: Sources): INodeProperties => ({
	displayName: 'Amount to Report',
	name: 'saleAmount',
	type: 'options',
	options: [
		{ name: 'Total Paid', value: 'total', description: 'What the customer paid' },
		{
			name: 'Without Tax and Shipping',
			value: 'net',
			description: 'What the customer paid, minus tax and shipping',
		},
	],
	default: 'total',
	displayOptions: { show: { '/dataSource': valuesOf(sources) } },
	description: 'The amount from which Refport calculates the commission',
});
