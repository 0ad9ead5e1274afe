import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { type Failure, inputFailure } from '../../core/result';

/** What a person types or pastes into a field that is set to Fixed; an expression begins with "=". */
const isTypedExpression = (value: string): boolean =>
	!value.startsWith('=') && (value.includes('{{') || /^\s*\$(json|node|\()/.test(value));

/** The names of the parameters on the way to the first such text; undefined if there is none. */
function pathOf(value: unknown): string[] | undefined {
	if (typeof value === 'string') return isTypedExpression(value) ? [] : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const [name, child] of Object.entries(value)) {
		const path = pathOf(child);
		if (path) return [name, ...path];
	}
	return undefined;
}

const isProperty = (option: object): option is INodeProperties => 'displayName' in option;

/** The name that the form shows; an entry of a collection has one of its own. */
function labelOf(
	[name = '', inner]: readonly string[],
	fields: readonly INodeProperties[],
): string {
	const found = fields.filter((field) => field.name === name);
	const options = found.flatMap(({ options: entries = [] }) => entries.filter(isProperty));
	const entry = options.find((option) => option.name === inner);
	return entry?.displayName ?? found[0]?.displayName ?? name;
}

/** Text such as `$json.body.userId` would be recorded as it is, so it fails every item. */
export function typedExpression(
	parameters: INodeParameters,
	fields: readonly INodeProperties[],
): Failure | undefined {
	const path = pathOf(parameters);
	if (!path) return undefined;
	const message = `${labelOf(path, fields)}: This is an expression typed as fixed text. Switch the field to Expression.`;
	return inputFailure('INVALID_INPUT', message, path[0]);
}
