import type { INodeProperties } from 'n8n-workflow';
import type { LeadFields, Source } from '../../core/sources/source';

/** The option to map the fields in the form. All others are services. */
export const DEFINE = 'define';

export type Sources = ReadonlyArray<Source<LeadFields>>;

export const valuesOf = (sources: Sources) => sources.map(({ value }) => value);

/** Hidden for AI agents, because they fill in fields and have no event of a service. */
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
	description:
		'Where the values of the fields come from. If you choose a service, the node reads them from the events of that service.',
});

const setUpLink = (value: string) =>
	`<a href="https://github.com/refport/n8n-nodes-refport/blob/main/docs/sources/${value}.md" target="_blank">How to set it up</a>`;

const noticeOf = ({ value, notice }: Source<LeadFields>): INodeProperties => ({
	displayName: `${notice} ${setUpLink(value)}`,
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
		"The event from the service's trigger or a Webhook node. The default works for both.",
});

/** Data Source, and the fields that the form shows for a service. */
export const dataSourceFields = (sources: Sources): INodeProperties[] => [
	dataSource(sources),
	...sources.map(noticeOf),
	event(sources),
];

/**
 * Shows fields for Define Below only. It hides them for each service instead of showing them for
 * Define Below, because an AI tool has no data source.
 */
export const definedBelow = (sources: Sources, fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			hide: { ...field.displayOptions?.hide, dataSource: valuesOf(sources) },
		},
	}));
