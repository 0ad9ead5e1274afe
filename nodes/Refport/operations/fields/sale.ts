import type { INodeProperties } from 'n8n-workflow';
import { PAYMENT_PROCESSORS } from '../../core/events/sale';

/** What the customer paid. */
export const amountFields: INodeProperties[] = [
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

/** What Refport stores of a sale besides. */
export const saleFields: INodeProperties[] = [
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
