import type { INodeProperties } from 'n8n-workflow';
import type { LeadFields, Source } from '../../core/sources/source';

/** The option to map the fields in the form. All other options are services. */
export const DEFINE = 'define';

export type Sources = ReadonlyArray<Source<LeadFields>>;

export const valuesOf = (sources: Sources) => sources.map(({ value }) => value);

/** An AI agent fills in fields and has no service's event, so its tool has no data source. */
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
	description: 'Where the fields come from. With a service, the node reads them from its event.',
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

/** Data Source, and the fields that a service shows instead of Define Below's. */
export const dataSourceFields = (sources: Sources): INodeProperties[] => [
	dataSource(sources),
	...sources.map(noticeOf),
	event(sources),
];

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
