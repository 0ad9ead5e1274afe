import type { INodeProperties } from 'n8n-workflow';
import { PAYMENT_PROCESSORS } from '../../core/events/sale';
import { type Failure, inputFailure } from '../../core/result';
import type { AmountUnit } from '../../core/values/money';
import { type ReadParameter, VERSION } from '../operation';

const UNITS = [
	{ name: 'Cents: 4990 = 49.90', value: 'smallest' },
	{ name: 'Euros or Dollars: 49.90', value: 'major' },
];

const amountUnit = (
	options: INodeProperties['options'],
	preset: string,
	versions: number[],
): INodeProperties => ({
	displayName: 'Amount Is In',
	name: 'amountUnit',
	type: 'options',
	noDataExpression: true,
	required: true,
	options,
	default: preset,
	displayOptions: { show: { '@version': versions } },
	description: 'Unit of the amount. Stripe and most payment services use cents.',
});

const currency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. eur',
	description: 'Three-letter currency code (ISO 4217)',
};

const invoiceId = (displayName: string): INodeProperties => ({
	displayName,
	name: 'invoiceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. in_1QxYz',
	description:
		'ID of the invoice or order. Refport counts sales with the same ID once, so no partner is paid twice.',
});

const SINCE_2 = { show: { '@version': [2] } };

/** Amount, currency and invoice ID. Version 1 has the last two in Additional Fields. */
export const amountFields: INodeProperties[] = [
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 4990',
		description: 'What the customer paid, as a number without currency sign or thousands separator',
	},
	amountUnit(UNITS, 'smallest', [1]),
	amountUnit([{ name: 'Choose a Unit', value: '' }, ...UNITS], '', [2]),
	{ ...currency, displayOptions: SINCE_2 },
	{ ...invoiceId('Invoice or Order ID'), displayOptions: SINCE_2 },
];

/** Additional Fields of a sale. */
export const saleFields: INodeProperties[] = [
	{
		displayName: 'Event Name',
		name: 'eventName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Purchase',
		description: 'Name of the event as it appears in Refport. Purchase if empty.',
	},
	{
		displayName: 'Payment Processor',
		name: 'paymentProcessor',
		type: 'options',
		options: Object.entries(PAYMENT_PROCESSORS).map(([value, name]) => ({ name, value })),
		default: 'custom',
		description: 'Service that processed the payment',
	},
];

/** Additional Fields that only version 1 has. */
export const saleFieldsOfVersion1: INodeProperties[] = [
	{ ...currency, required: undefined },
	invoiceId('Invoice ID'),
];

export const readAmountUnit = (read: ReadParameter): AmountUnit =>
	read('amountUnit') === 'major' ? 'major' : 'smallest';

/** Returns a failure if no unit is chosen. 49 can be cents or euros, so the node does not guess. */
export const missingAmountUnit = (read: ReadParameter): Failure | undefined =>
	UNITS.some(({ value }) => value === read('amountUnit'))
		? undefined
		: inputFailure(
				'INVALID_INPUT',
				'Choose a unit in "Amount Is In": cents, or euros and dollars.',
				'amountUnit',
			);

/** Reads currency and invoice ID. Empty for version 1, which has them in Additional Fields. */
export const readSaleFields = (read: ReadParameter): Record<string, unknown> =>
	Number(read(VERSION)) >= 2 ? { currency: read('currency'), invoiceId: read('invoiceId') } : {};
