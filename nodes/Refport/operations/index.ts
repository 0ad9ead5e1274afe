import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation } from './operation';
import { createEmbedToken } from './createEmbedToken';
import { trackLead } from './trackLead';
import { trackSale } from './trackSale';

/** All operations of the node. Add a new one here. */
const OPERATIONS: readonly Operation[] = [trackLead, trackSale, createEmbedToken];

const RESOURCES = [
	...new Map(OPERATIONS.map(({ resource }) => [resource.value, resource])).values(),
];

function choice(
	displayName: string,
	name: string,
	options: INodePropertyOptions[],
): INodeProperties {
	const first = options[0]?.value;
	return { displayName, name, type: 'options', noDataExpression: true, options, default: first };
}

const operationChoices = RESOURCES.map(({ value }): INodeProperties => {
	const ofResource = OPERATIONS.filter(({ resource }) => resource.value === value);
	const options = ofResource.map(({ operation }) => operation);
	return {
		...choice('Operation', 'operation', options),
		displayOptions: { show: { resource: [value] } },
	};
});

const fieldsOf = ({ resource, operation, fields }: Operation): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: {
				...field.displayOptions?.show,
				resource: [resource.value],
				operation: [operation.value],
			},
		},
	}));

/** The form of the node: resource, operation, and the fields of each. */
export const properties: INodeProperties[] = [
	choice('Resource', 'resource', RESOURCES),
	...operationChoices,
	...OPERATIONS.flatMap(fieldsOf),
];

/** Returns the chosen operation, or undefined if this version does not know it. */
export const findOperation = (resource: unknown, operation: unknown): Operation | undefined =>
	OPERATIONS.find(
		(entry) => entry.resource.value === resource && entry.operation.value === operation,
	);
