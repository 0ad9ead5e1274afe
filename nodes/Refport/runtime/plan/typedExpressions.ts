import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { type Failure, inputFailure } from '../../core/result';

/**
 * Whether a user entered an expression in a field that is set to Fixed. n8n's expressions start
 * with "=".
 */
const isTypedExpression = (value: string): boolean =>
	!value.startsWith('=') && (value.includes('{{') || /^\s*\$(json|node|\()/.test(value));

/** Returns the path of the first such text, or undefined. */
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

/** The display name of a parameter, or of an entry in a collection. */
function labelOf(
	[name = '', inner]: readonly string[],
	fields: readonly INodeProperties[],
): string {
	const found = fields.filter((field) => field.name === name);
	const options = found.flatMap(({ options: entries = [] }) => entries.filter(isProperty));
	const entry = options.find((option) => option.name === inner);
	return entry?.displayName ?? found[0]?.displayName ?? name;
}

/**
 * Returns a failure if a field has an expression as fixed text. Refport would record the text
 * `$json.body.userId` itself, so every item fails.
 */
export function typedExpression(
	parameters: INodeParameters,
	fields: readonly INodeProperties[],
): Failure | undefined {
	const path = pathOf(parameters);
	if (!path) return undefined;
	const message = `${labelOf(path, fields)}: This is an expression typed as fixed text. Switch the field to Expression.`;
	return inputFailure('INVALID_INPUT', message, path[0]);
}
