import type { INodeProperties } from 'n8n-workflow';
import type { LeadFields, Source } from '../../core/sources/source';

/** The choice of the fields of the form; all other choices are services. */
export const DEFINE = 'define';

type Sources = ReadonlyArray<Source<LeadFields>>;

const valuesOf = (sources: Sources) => sources.map(({ value }) => value);

/** An AI agent reports what it was told, not an event, so its tool has no data source. */
const dataSource = (sources: Sources): INodeProperties => ({
	displayName: 'Data Source',
	name: 'dataSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Define Below', value: DEFINE, description: 'Map each field yourself' },
		...sources.map(({ name, value, description }) => ({ name, value, description })),
	],
	default: DEFINE,
	displayOptions: { hide: { '@tool': [true] } },
	description: 'Choose a service to report from its events without mapping any fields',
});

const noticeOf = ({ value, notice }: Source<LeadFields>): INodeProperties => ({
	displayName: notice,
	name: `${value}Notice`,
	type: 'notice',
	default: '',
	displayOptions: { show: { dataSource: [value] } },
});

const event = (sources: Sources): INodeProperties => ({
	displayName: 'Event',
	name: 'event',
	type: 'json',
	required: true,
	default: '={{ $json }}',
	displayOptions: { show: { dataSource: valuesOf(sources) } },
	description:
		"The event as the service's own trigger or a Webhook node outputs it. Both work without a change.",
});

/** Data Source, and what is shown for a service instead of the fields to define. */
export const dataSourceFields = (sources: Sources): INodeProperties[] => [
	dataSource(sources),
	...sources.map(noticeOf),
	event(sources),
];

const text = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const leadOverrides = [
	text('clickId', 'Click ID', 'Replaces the click ID of the event'),
	text('customerEmail', 'Customer Email', 'Replaces the e-mail address of the event'),
	text('customerExternalId', 'Customer External ID', 'Replaces the customer ID of the event'),
	text('customerName', 'Customer Name', 'Replaces the name of the event'),
	text('eventName', 'Event Name', 'Name of the event as it appears in Refport'),
];

const saleOverrides = [
	text(
		'amount',
		'Amount',
		'Replaces the amount of the event, in the smallest unit of the currency: 4990 is 49.90 euros',
	),
	text('currency', 'Currency', 'Replaces the currency of the event. Three-letter code (ISO 4217).'),
	text('invoiceId', 'Invoice or Order ID', 'Replaces the payment ID of the event'),
];

const overrides = (sources: Sources, options: INodeProperties[]): INodeProperties => ({
	displayName: 'Override Fields',
	name: 'overrides',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { dataSource: valuesOf(sources) } },
	options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	description: 'Values to use instead of those of the event. Blank fields keep what the event has.',
});

export const leadOverrideFields = (sources: Sources) => overrides(sources, leadOverrides);

export const saleOverrideFields = (sources: Sources) =>
	overrides(sources, [...leadOverrides, ...saleOverrides]);

/**
 * Fields that are shown under Define Below only. They are hidden for each service instead of shown
 * for Define Below, because an AI tool has no data source.
 */
export const definedBelow = (sources: Sources, fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			hide: { ...field.displayOptions?.hide, dataSource: valuesOf(sources) },
		},
	}));

export const includeTestEventsOption = (sources: Sources): INodeProperties => ({
	displayName: 'Include Test Events',
	name: 'includeTestEvents',
	type: 'boolean',
	default: false,
	displayOptions: { show: { '/dataSource': valuesOf(sources) } },
	description: "Whether to report events of the service's test mode",
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
			description: 'What the customer paid, less tax and shipping',
		},
	],
	default: 'total',
	displayOptions: { show: { '/dataSource': valuesOf(sources) } },
	description: 'The amount from which Refport calculates the commission',
});
