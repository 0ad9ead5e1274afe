import type { INodeProperties } from 'n8n-workflow';
import {
	PAYMENT_PROCESSORS,
	saleIdentity,
	saleOutcome,
	saleRequest,
	saleSchema,
	saleSummary,
} from '../core/events/sale';
import { clickIdFields, clickIdSourceColumn } from './fields/clickId';
import { additionalFields, customerExternalIdField, customerFields } from './fields/customer';
import { metadataFields } from './fields/metadata';
import type { Operation, ReadParameter } from './operation';
import { saleOptions } from './fields/options';
import { type EventKind, planEvent, summarizeEvent } from './planEvent';

const amountFields: INodeProperties[] = [
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 4990',
		description:
			'What the customer paid, a number or its text, without currency sign and thousands separator',
	},
	{
		displayName: 'Amount Is In',
		name: 'amountUnit',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Smallest Unit',
				value: 'smallest',
				description: 'Such as cents: 4990 is $49.90. Stripe and most payment services give this.',
			},
			{
				name: 'Major Unit',
				value: 'major',
				description: 'Such as dollars: 49.90 is sent as 4990 cents',
			},
		],
		default: 'smallest',
		description: 'Unit of the amount. It is converted exactly and never rounded.',
	},
];

const saleFields: INodeProperties[] = [
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: 'usd',
		placeholder: 'e.g. eur',
		description: 'ISO 4217 code of the currency. Refport takes US dollars where there is none.',
	},
	{
		displayName: 'Event Name',
		name: 'eventName',
		type: 'string',
		default: 'Purchase',
		description: 'Name of the event as it shall appear in Refport',
	},
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. in_1QxYz',
		description:
			'ID of the invoice or order. Refport removes duplicates by it, so a sale that has one is never paid twice.',
	},
	{
		displayName: 'Payment Processor',
		name: 'paymentProcessor',
		type: 'options',
		options: Object.entries(PAYMENT_PROCESSORS).map(([value, name]) => ({ name, value })),
		default: 'stripe',
		description: 'The service that took the payment',
	},
];

const byName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

function kindOf(read: ReadParameter): EventKind<ReturnType<typeof saleSchema>> {
	const additional = read('additionalFields') as { currency?: unknown } | undefined;
	const unit = read('amountUnit') === 'major' ? 'major' : 'smallest';
	return {
		schema: saleSchema(unit, additional?.currency),
		fields: { amount: read('amount') },
		request: saleRequest,
		identity: saleIdentity,
		summary: (given) => saleSummary(unit, given),
		outcome: saleOutcome,
	};
}

export const trackSale: Operation = {
	resource: { name: 'Sale', value: 'sale' },
	operation: {
		name: 'Track',
		value: 'track',
		action: 'Track a sale',
		description:
			'Report a purchase, so that the partner who brought the customer gets a commission',
	},
	fields: [
		...clickIdFields,
		customerExternalIdField,
		...amountFields,
		additionalFields([...saleFields, ...customerFields].sort(byName)),
		...metadataFields,
		saleOptions,
	],
	columns: (parameters) => ({
		first: ['eventName', 'customer', 'sale', 'click'],
		last: clickIdSourceColumn(parameters),
	}),
	plan: (read, input) => planEvent(read, input, kindOf(read)),
	summary: (read, input) => summarizeEvent(read, input, kindOf(read)),
};
