import { type FieldType, type INodeProperties, validateFieldType } from 'n8n-workflow';
import { isBlank, kindOf } from '../../core/values/blank';
import { parseJsonText } from '../../core/values/jsonText';
import type { Omitted } from '../../core/events/omitInvalid';
import { type ReadParameter, VERSION } from '../operation';

interface Assignment {
	name: string;
	value: unknown;
	type: FieldType;
}

const OPTIONS = [
	{ name: 'None', value: 'none', description: 'Store no metadata with the event' },
	{ name: 'Using Fields Below', value: 'fields' },
	{ name: 'Using JSON', value: 'json' },
];

/** n8n does not store default values, so each node version keeps its own default. */
const specifyMetadata = (preset: string, versions: number[]): INodeProperties => ({
	displayName: 'Specify Metadata',
	name: 'specifyMetadata',
	type: 'options',
	noDataExpression: true,
	options: OPTIONS,
	default: preset,
	displayOptions: { show: { '@version': versions } },
	description: 'How to enter the metadata that Refport stores with the event, such as the plan',
});

export const metadataFields: INodeProperties[] = [
	specifyMetadata('fields', [1]),
	specifyMetadata('none', [2]),
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'assignmentCollection',
		default: {},
		displayOptions: { show: { specifyMetadata: ['fields'] } },
		description:
			'Names and values that Refport stores with the event. Drag fields from the input here: body.plan is sent as plan.',
	},
	{
		displayName: 'Metadata (JSON)',
		name: 'metadataJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyMetadata: ['json'] } },
		description:
			'JSON object of names and values that Refport stores with the event, such as {"plan": "pro"}',
	},
];

export interface MetadataRead {
	/** As the user entered it. The schema validates it. */
	value: unknown;
	/** Fields that could not be read. */
	problems: Omitted[];
}

const lastSegment = (name: string): string => name.split('.').at(-1)?.trim() ?? '';

/**
 * Drag and drop names a field by its path. Only the last part is sent, unless two fields share it.
 */
function sentNames(names: readonly string[]): string[] {
	const short = names.map(lastSegment);
	return names.map((name, index) => {
		const last = short[index] ?? '';
		return last !== '' && short.filter((one) => one === last).length === 1 ? last : name;
	});
}

function fromAssignments(assignments: readonly Assignment[], shortens: boolean): MetadataRead {
	const named = assignments.filter(({ name, value }) => !isBlank(name) && !isBlank(value));
	const names = named.map(({ name }) => name);
	const sent = shortens ? sentNames(names) : names;
	const entries: Array<[string, unknown]> = [];
	const problems: Omitted[] = [];
	for (const [index, { name, value, type }] of named.entries()) {
		const typed = validateFieldType(name, value, type, { strict: false, parseStrings: true });
		const key = sent[index] ?? name;
		if (typed.valid) entries.push([key, typed.newValue ?? value]);
		else {
			problems.push({
				field: `metadata.${key}`,
				reason: `Metadata "${key}" must be of type ${type}, but is ${kindOf(value)}`,
			});
		}
	}
	return { value: Object.fromEntries(entries), problems };
}

export function readMetadata(read: ReadParameter): MetadataRead {
	const how = read('specifyMetadata');
	if (how === 'none') return { value: undefined, problems: [] };
	if (how !== 'json') {
		const { assignments = [] } = (read('metadata') ?? {}) as { assignments?: Assignment[] };
		return fromAssignments(assignments, Number(read(VERSION)) >= 2);
	}
	const json = read('metadataJson');
	if (typeof json !== 'string' || isBlank(json)) return { value: json, problems: [] };
	const parsed = parseJsonText(json, 'Metadata', 'metadata');
	if (parsed.ok) return { value: parsed.value, problems: [] };
	return { value: undefined, problems: [{ field: 'metadata', reason: parsed.failure.message }] };
}
