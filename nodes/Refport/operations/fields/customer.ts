import type { INodeProperties } from 'n8n-workflow';

export const customerExternalIdField: INodeProperties = {
	displayName: 'Customer External ID',
	name: 'customerExternalId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.body.userId }}',
	description:
		'Your own ID for the customer, as text or number. Use the same ID for the lead and its sales, so Refport can link them.',
};

export const customerFields: INodeProperties[] = [
	{
		displayName: 'Customer Avatar URL',
		name: 'customerAvatar',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/ada.png',
		description: "URL of the customer's picture",
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
		description: 'Name of the customer as it appears in Refport',
	},
];

const byName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** The collection Additional Fields, in alphabetical order. */
export const additionalFields = (
	options: INodeProperties[],
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions,
	options: [...options].sort(byName),
});
