import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { type Failure, inputFailure } from '../../core/result';

type Item = Readonly<Record<string, unknown>>;

/** Only IDs, because a name or a plan can be equal to the name of a field. */
const IDS = ['clickId', 'customerExternalId'];

const bodyOf = ({ body }: Item): Item =>
	typeof body === 'object' && body !== null ? (body as Item) : {};

/** Whether the text is the name of a field in the item, e.g. `userId` or `body.userId`. */
const isFieldName = (text: string, item: Item): boolean => {
	const inBody = text.replace(/^body\./, '');
	return Object.hasOwn(item, text) || Object.hasOwn(bodyOf(item), inBody);
};

/**
 * Returns a failure if an ID is the name of a field as fixed text. Refport would record `userId` as
 * the ID of every customer.
 */
export function typedFieldName(
	parameters: INodeParameters,
	fields: readonly INodeProperties[],
	item: Item,
): Failure | undefined {
	for (const name of IDS) {
		const value = parameters[name];
		if (typeof value !== 'string' || !isFieldName(value.trim(), item)) continue;
		const label = fields.find((field) => field.name === name)?.displayName ?? name;
		const message = `${label}: "${value.trim()}" is the name of a field, typed as fixed text. Drag the field from the input into ${label}.`;
		return inputFailure('INVALID_INPUT', message, name);
	}
	return undefined;
}
