import { type FieldType, type INodeProperties, validateFieldType } from 'n8n-workflow';
import { isBlank, kindOf } from '../../core/values/blank';
import { parseJsonText } from '../../core/values/jsonText';
import { type Result, failed, inputFailure, success } from '../../core/result';
import type { ReadParameter } from '../operation';

interface Assignment {
	name: string;
	value: unknown;
	type: FieldType;
}

export const metadataFields: INodeProperties[] = [
	{
		displayName: 'Specify Metadata',
		name: 'specifyMetadata',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to give further facts that Refport stores with the event, such as the plan',
	},
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'assignmentCollection',
		default: {},
		displayOptions: { show: { specifyMetadata: ['fields'] } },
		description:
			'Names and values that Refport stores with the event. Drag fields from the input here; a dragged field is named by its path, such as body.plan, which you can shorten.',
	},
	{
		displayName: 'Metadata (JSON)',
		name: 'metadataJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyMetadata: ['json'] } },
		description:
			'A JSON object of names and values that Refport stores with the event, such as {"plan": "pro"}',
	},
];

function fromAssignments(assignments: readonly Assignment[]): Result<Record<string, unknown>> {
	const entries: Array<[string, unknown]> = [];
	const problems: string[] = [];
	for (const { name, value, type } of assignments) {
		if (isBlank(name) || isBlank(value)) continue;
		const typed = validateFieldType(name, value, type, { strict: false, parseStrings: true });
		if (typed.valid) entries.push([name, typed.newValue ?? value]);
		else problems.push(`Metadata "${name}" must be of type ${type}, but is ${kindOf(value)}`);
	}
	if (problems.length === 0) return success(Object.fromEntries(entries));
	return failed(inputFailure('INVALID_INPUT', problems.join('; '), 'metadata'));
}

/** What the user gave as metadata, of whichever kind; the schema judges it. */
export function readMetadata(read: ReadParameter): Result<unknown> {
	if (read('specifyMetadata') !== 'json') {
		const { assignments = [] } = (read('metadata') ?? {}) as { assignments?: Assignment[] };
		return fromAssignments(assignments);
	}
	const json = read('metadataJson');
	if (typeof json !== 'string' || isBlank(json)) return success(json);
	return parseJsonText(json, 'Metadata', 'metadata');
}
