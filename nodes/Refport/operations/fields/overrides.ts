import type { INodeProperties } from 'n8n-workflow';
import { type Sources, valuesOf } from './dataSource';

const text = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const leadOverrides = [
	text('clickId', 'Click ID', 'Replaces the click ID from the event'),
	text('customerEmail', 'Customer Email', 'Replaces the customer e-mail address from the event'),
	text('customerExternalId', 'Customer External ID', 'Replaces the customer ID from the event'),
	text('customerName', 'Customer Name', 'Replaces the customer name from the event'),
	text('eventName', 'Event Name', 'Name of the event as it appears in Refport'),
];

const saleOverrides = [
	text(
		'amount',
		'Amount',
		'Replaces the amount from the event, in the smallest unit of the currency: 4990 is 49.90 euros',
	),
	text(
		'currency',
		'Currency',
		'Replaces the currency from the event, as a three-letter code (ISO 4217)',
	),
	text('invoiceId', 'Invoice or Order ID', 'Replaces the payment ID from the event'),
];

const overrides = (sources: Sources, options: INodeProperties[]): INodeProperties => ({
	displayName: 'Override Fields',
	name: 'overrides',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { dataSource: valuesOf(sources) } },
	options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	description: 'Values to use instead of those from the event. A blank field changes nothing.',
});

export const leadOverrideFields = (sources: Sources) => overrides(sources, leadOverrides);

export const saleOverrideFields = (sources: Sources) =>
	overrides(sources, [...leadOverrides, ...saleOverrides]);
