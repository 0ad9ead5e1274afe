import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';
import { LEAD_SOURCES, SALE_SOURCES } from '../../nodes/Refport/core/sources';
import { Refport } from '../../nodes/Refport/Refport.node.ts';

const { description } = new Refport();

const TOOL: INodeTypeDescription = { ...description, name: 'refportTool' };

/** The fields that the editor shows below resource and operation, in order. */
function shown(values: INodeParameters, type = description, typeVersion = 2): string[] {
	const parameters: INodeParameters = { resource: 'lead', operation: 'track', ...values };
	const node = { typeVersion } as INode;
	const all =
		NodeHelpers.getNodeParameters(type.properties, parameters, true, true, node, type) ?? {};
	return type.properties
		.filter((property) => NodeHelpers.displayParameter(all, property, node, type))
		.map(({ displayName, name }) => (name.endsWith('Notice') ? 'notice' : displayName))
		.slice(2);
}

const SERVICE_FIELDS = [
	...['Data Source', 'notice', 'Event', 'Override Fields', 'Specify Metadata', 'Options'],
];

describe('the form', () => {
	it('shows Data Source first, then the fields of the event', () => {
		expect(shown({})).toEqual([
			'Data Source',
			'Click ID Source',
			'notice',
			'Event Name',
			'Customer External ID',
			'Additional Fields',
			'Specify Metadata',
			'Options',
		]);
		expect(shown({ resource: 'sale', clickIdSource: 'define' })).toEqual([
			'Data Source',
			'Click ID Source',
			'Click ID',
			'Customer External ID',
			'Amount',
			'Amount Is In',
			'Currency',
			'Invoice or Order ID',
			'Additional Fields',
			'Specify Metadata',
			'Options',
		]);
	});

	it.each(LEAD_SOURCES)('hides the lead fields that are read from events of $name', ({ value }) => {
		expect(shown({ dataSource: value })).toEqual(SERVICE_FIELDS);
	});

	it.each(SALE_SOURCES)('hides the sale fields that are read from events of $name', ({ value }) => {
		expect(shown({ resource: 'sale', dataSource: value })).toEqual(SERVICE_FIELDS);
	});

	it('hides Data Source for an AI tool, because an agent has no event', () => {
		expect(shown({}, TOOL)).toEqual(shown({}).filter((name) => name !== 'Data Source'));
	});

	it('shows no separate currency and invoice ID in version 1, which has them in Additional Fields', () => {
		expect(shown({ resource: 'sale' }, description, 1)).toEqual([
			'Data Source',
			'Click ID Source',
			'Click ID',
			'Customer External ID',
			'Amount',
			'Amount Is In',
			'Additional Fields',
			'Specify Metadata',
			'Metadata',
			'Options',
		]);
	});
});

/** The options that version 2 offers. */
function optionsOf(resource: string): INodeProperties[] {
	const collection = description.properties.find(
		({ name, displayOptions }) =>
			name === 'options' && displayOptions?.show?.resource?.includes(resource),
	);
	return ((collection?.options ?? []) as INodeProperties[]).filter(
		({ displayOptions }) => displayOptions?.show?.['@version']?.includes(1) !== true,
	);
}

const names = (properties: INodeProperties[]) => properties.map(({ displayName }) => displayName);

it('lists common options first, and the technical ones last under a heading of their own', () => {
	expect(names(optionsOf('lead')).slice(0, 5)).toEqual([
		'Skip Already Tracked',
		'Events to Remember',
		'Include Input Fields',
		'When Click ID Is Missing',
		'Dry Run',
	]);
	const [group] = optionsOf('sale').slice(-1);
	expect(group?.displayName).toBe('Requests and Retries');
	const [settings] = (group?.options ?? []) as INodePropertyCollection[];
	expect(names(settings?.values ?? [])).toEqual([
		'Concurrency',
		'Longest Wait (Seconds)',
		'Max Attempts',
		'Max Requests/Second',
		'Timeout (Seconds)',
	]);
});

it.each(['lead', 'sale'])(
	'shows Events to Remember for a %s only with Skip Already Tracked',
	(resource) => {
		const options = description.properties.find(
			({ name, displayOptions }) =>
				name === 'options' && displayOptions?.show?.resource?.includes(resource),
		)?.options as INodeProperties[];
		const offered = (skipAlreadyTracked: boolean) => {
			const values = { resource, operation: 'track', options: { skipAlreadyTracked } };
			const node = { typeVersion: 2 } as INode;
			return options
				.filter((one) =>
					NodeHelpers.displayParameterPath(values, one, 'options', node, description),
				)
				.map(({ displayName }) => displayName);
		};
		expect(offered(true)).toContain('Events to Remember');
		expect(offered(false)).not.toContain('Events to Remember');
		expect(offered(false)).toContain('Skip Already Tracked');
	},
);

it('is found in the nodes panel with the words that marketers search for', () => {
	const codex = readFileSync(join(__dirname, '../../nodes/Refport/Refport.node.json'), 'utf8');
	expect((JSON.parse(codex) as { alias: string[] }).alias).toEqual(
		expect.arrayContaining([
			...['stripe sale', 'track sale', 'track lead', 'sale', 'purchase', 'checkout', 'revenue'],
			...['payout', 'affiliate program', 'partner program', 'referral program'],
			...['referral tracking', 'conversion tracking', 'sign-up', 'leads', 'embed', 'portal'],
			...['dashboard', 'stripe', 'shopify', 'clerk', 'commission', 'affiliate', 'referral'],
		]),
	);
});
