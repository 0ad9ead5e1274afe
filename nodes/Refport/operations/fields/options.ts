import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../core/settings';
import { cookieNameOption, parameterNameOption } from './clickId';

function number(name: keyof typeof LIMITS, unit: string, description: string): INodeProperties {
	const { label, min, max, default: preset } = LIMITS[name];
	return {
		displayName: `${label}${unit}`,
		name,
		type: 'number',
		typeOptions: { minValue: min, maxValue: max },
		default: preset,
		description,
	};
}

const sending: INodeProperties[] = [
	number(
		'concurrency',
		'',
		'Maximum number of requests in flight (1 to 500). The node starts with a few and sends more while that makes it faster.',
	),
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to do everything but the request: the output tells what would be sent. Uses neither the network nor the API key.',
	},
	{
		displayName: 'Include Input Fields',
		name: 'includeInputFields',
		type: 'boolean',
		default: false,
		description:
			'Whether to keep the fields of the incoming item in the output, beside those of this node. A field named "error" is left out, since n8n would take the item for a failed one.',
	},
	number(
		'longestWait',
		' (Seconds)',
		'Maximum wait before a retry. If Refport asks for a longer one, the items fail and say so.',
	),
	number(
		'maxAttempts',
		'',
		'Maximum number of attempts per item (1 to 10). Rate-limited requests count only while Refport accepts no other request.',
	),
	number(
		'maxPerSecond',
		'',
		'Maximum number of requests in any second, shared by all executions of this n8n with the same credential. With 0, the node finds the limit of your account by itself.',
	),
	number('timeout', ' (Seconds)', 'How long one request may take'),
];

const repeatLead: INodeProperties = {
	displayName: 'Retry If Outcome Is Unknown',
	name: 'repeatUnknown',
	type: 'boolean',
	default: true,
	description:
		'Whether to send again after a timeout, a broken connection or HTTP 408, 500, 502, 504 or 520 to 524, which leave open whether the event was recorded. Turn off to repeat only what surely was not recorded.',
};

const repeatSale: INodeProperties = {
	displayName: 'Retry If Outcome Is Unknown',
	name: 'repeatUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to send again after a timeout, a broken connection or HTTP 408, 500, 502, 504 or 520 to 524, which leave open whether the event was recorded. Off by default, since a sale that is recorded twice is paid twice. With an Invoice ID it is always sent again, for Refport removes duplicates by it.',
};

const skipAlreadyTracked: INodeProperties = {
	displayName: 'Skip Already Tracked',
	name: 'skipAlreadyTracked',
	type: 'boolean',
	default: false,
	description:
		'Whether to skip what this node has tracked before, so that repeating a failed execution sends only what is missing. Leads are known by event name and customer ID, sales by their Invoice ID; a sale without one is always sent.',
};

const whenClickIdMissing: INodeProperties = {
	displayName: 'When Click ID Is Missing',
	name: 'whenClickIdMissing',
	type: 'options',
	options: [
		{ name: 'Skip', value: 'skip', description: 'Send nothing; the item comes out as skipped' },
		{ name: 'Fail', value: 'fail', description: 'Treat the item as failed' },
	],
	default: 'skip',
	description: 'What to do with items without a click ID. Most visitors are organic and have none.',
};

/** The collection at the end of each form, its entries in the order of their names as n8n has it. */
function collection(entries: INodeProperties[]): INodeProperties {
	const options = [...entries].sort((a, b) => a.displayName.localeCompare(b.displayName));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}

const event = [
	...sending,
	cookieNameOption,
	parameterNameOption,
	skipAlreadyTracked,
	whenClickIdMissing,
];

export const leadOptions = collection([...event, repeatLead]);

export const saleOptions = collection([...event, repeatSale]);

export const embedTokenOptions = collection(sending);
