import type { INodeProperties } from 'n8n-workflow';
import { LEAD_SOURCES, SALE_SOURCES } from '../../core/sources';
import { cookieNameOption, parameterNameOption } from './clickId';
import { rememberingOptions } from './rememberingOptions';
import { requestOptions } from './requestOptions';
import { includeTestEventsOption, saleAmountOption } from './sourceOptions';

// A switch that somebody adds is on from the start. Without it, the node takes it as off.
const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to validate the item and show the request without sending it',
};

const includeInputFields: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: true,
	description:
		'Whether to keep the input fields in the output. A field named "error" is left out, because n8n would treat the item as failed.',
};

const repeatLead: INodeProperties = {
	displayName: 'Retry If Outcome Is Unknown',
	name: 'repeatUnknown',
	type: 'boolean',
	default: true,
	description:
		'Whether to retry after a timeout, a lost connection or HTTP 408, 500, 502, 504 or 520 to 524. Refport may have recorded the event in these cases, so turn this off to avoid duplicate leads.',
};

const repeatSale: INodeProperties = {
	displayName: 'Retry If Outcome Is Unknown',
	name: 'repeatUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to also retry sales without an Invoice ID after a timeout, a lost connection or HTTP 408, 500, 502, 504 or 520 to 524. Refport may have recorded such a sale, and a duplicate pays the partner twice.',
};

const whenClickIdMissing: INodeProperties = {
	displayName: 'When Click ID Is Missing',
	name: 'whenClickIdMissing',
	type: 'options',
	options: [
		{ name: 'Skip', value: 'skip', description: 'Send nothing and output the item as skipped' },
		{ name: 'Fail', value: 'fail', description: 'Treat the item as failed' },
	],
	default: 'skip',
	description: 'What to do with items without a click ID. Most visitors are organic and have none.',
};

const whenOptionalInvalid: INodeProperties = {
	displayName: 'Invalid Optional Fields',
	name: 'whenOptionalInvalid',
	type: 'options',
	options: [
		{
			name: 'Leave Out',
			value: 'omit',
			description: 'Send the event without the field, and list it in the output',
		},
		{ name: 'Fail', value: 'fail', description: 'Treat the item as failed' },
	],
	default: 'omit',
	description:
		'What to do with a name, e-mail address, avatar or metadata that Refport cannot store',
};

/** The collection Options at the end of each form. */
const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options,
});

/** Options for marketers come first, options for engineers last. */
const eventOptions = (ofSource: INodeProperties[], repeat: INodeProperties) =>
	collection([
		...rememberingOptions,
		includeInputFields,
		whenClickIdMissing,
		dryRun,
		...ofSource,
		whenOptionalInvalid,
		cookieNameOption,
		parameterNameOption,
		repeat,
		...requestOptions,
	]);

export const leadOptions = eventOptions([includeTestEventsOption(LEAD_SOURCES)], repeatLead);

export const saleOptions = eventOptions(
	[includeTestEventsOption(SALE_SOURCES), saleAmountOption(SALE_SOURCES)],
	repeatSale,
);

export const embedTokenOptions = collection([includeInputFields, dryRun, ...requestOptions]);
