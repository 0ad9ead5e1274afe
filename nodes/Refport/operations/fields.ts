import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../core/settings';

export const clickIdField: INodeProperties = {
	displayName: 'Click ID',
	name: 'clickId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.body.refp_id }}',
	description:
		'The click ID that Refport gave to the visitor: the value of the cookie refp_id on your site. Visitors who did not come through a partner have none.',
};

export const customerExternalIdField: INodeProperties = {
	displayName: 'Customer External ID',
	name: 'customerExternalId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.body.userId }}',
	description:
		'Your own ID of the customer, text or number. Later sales of this customer are linked to the lead by it.',
};

export const customerFields: INodeProperties[] = [
	{
		displayName: 'Customer Avatar URL',
		name: 'customerAvatar',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/ada.png',
		description: 'Web address of a picture of the customer',
	},
	{
		displayName: 'Customer Email',
		name: 'customerEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. ada@example.com',
		description: 'E-mail address of the customer',
	},
	{
		displayName: 'Customer Name',
		name: 'customerName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ada Lovelace',
		description: 'Name of the customer, as it is shown in Refport',
	},
];

function number(name: keyof typeof LIMITS, unit: string, description: string): INodeProperties {
	const { label, least, most, usual } = LIMITS[name];
	return {
		displayName: `${label}${unit}`,
		name,
		type: 'number',
		typeOptions: { minValue: least, maxValue: most },
		default: usual,
		description,
	};
}

const concurrencyOption = number(
	'concurrency',
	'',
	'How many requests may be under way at the same time (1 to 50)',
);

const includeInputFieldsOption: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: false,
	description:
		'Whether to keep the fields of the incoming item in the output, beside those of this node. A field named "error" is left out, since n8n would take the item for a failed one.',
};

const longestWaitOption = number(
	'longestWait',
	' (Seconds)',
	'The longest single wait before another attempt. When Refport asks for a longer one, the item fails and says so.',
);

const maxAttemptsOption = number(
	'maxAttempts',
	'',
	'How often one item is sent at most, the first attempt included (1 to 10)',
);

const repeatUnknownOption: INodeProperties = {
	displayName: 'Retry When the Outcome Is Unknown',
	name: 'repeatUnknown',
	type: 'boolean',
	default: true,
	description:
		'Whether to send again after a timeout, a broken connection or HTTP 500, 502 or 504, which leave open whether the event was recorded. Turn off to repeat only what surely was not recorded.',
};

const timeoutOption = number('timeout', ' (Seconds)', 'How long one request may take');

const whenClickIdMissingOption: INodeProperties = {
	displayName: 'When Click ID Is Missing',
	name: 'whenClickIdMissing',
	type: 'options',
	options: [
		{ name: 'Skip', value: 'skip', description: 'Send nothing; the item comes out as skipped' },
		{ name: 'Fail', value: 'fail', description: 'Treat the item as failed' },
	],
	default: 'skip',
	description: 'What to do with items without a click ID. Most sign-ups are organic and have none.',
};

/** The collection at the end of the form, its entries in the order of their names as n8n has it. */
export const eventOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		concurrencyOption,
		includeInputFieldsOption,
		longestWaitOption,
		maxAttemptsOption,
		repeatUnknownOption,
		timeoutOption,
		whenClickIdMissingOption,
	],
};
