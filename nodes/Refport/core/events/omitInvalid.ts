import type { z } from 'zod';
import { jsonProblem } from '../values/jsonValue';
import { customerShape } from './customer';
import type { Given } from './summary';

/** An optional field that Refport cannot store. The lead or sale is sent without it. */
export interface Omitted {
	field: string;
	reason: string;
}

export interface Kept {
	given: Given;
	omitted: Omitted[];
}

const OPTIONAL: Readonly<Record<string, z.ZodTypeAny>> = {
	customerEmail: customerShape.customerEmail,
	customerName: customerShape.customerName,
	customerAvatar: customerShape.customerAvatar,
};

const problemOf = (schema: z.ZodTypeAny, value: unknown): string | undefined =>
	schema.safeParse(value).error?.issues[0]?.message;

/** Returns the metadata without entries that JSON cannot represent, or none if it is no object. */
function keepMetadata(metadata: unknown): { kept: unknown; omitted: Omitted[] } {
	const problem = problemOf(customerShape.metadata, metadata);
	if (problem === undefined) return { kept: metadata, omitted: [] };
	const omitted: Omitted[] = [];
	const isInvalid = ([name, value]: [string, unknown]) => {
		const reason = jsonProblem({ [name]: value });
		if (reason) omitted.push({ field: `metadata.${name}`, reason: `Metadata ${reason}` });
		return reason !== undefined;
	};
	const entries = typeof metadata === 'object' && metadata !== null ? Object.entries(metadata) : [];
	const kept = Object.fromEntries(entries.filter((entry) => !isInvalid(entry)));
	return omitted.length > 0 && problemOf(customerShape.metadata, kept) === undefined
		? { kept, omitted }
		: { kept: undefined, omitted: [{ field: 'metadata', reason: problem }] };
}

/** Returns the fields without optional ones that Refport cannot store, and a list of those. */
export function omitInvalid(given: Given): Kept {
	const { kept, omitted } = keepMetadata(given.metadata);
	const invalid = Object.entries(OPTIONAL).flatMap(([field, schema]): Omitted[] => {
		const reason = problemOf(schema, given[field]);
		return reason === undefined ? [] : [{ field, reason }];
	});
	const names = new Set(invalid.map(({ field }) => field));
	const valid = Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));
	return { given: { ...valid, metadata: kept }, omitted: [...invalid, ...omitted] };
}
