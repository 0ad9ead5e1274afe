import { isRecord } from '../../core/sources/paths';

/** Names that n8n does not allow in an expression. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A step such as `.email`, `["First name"]` or `[0]`, without characters that need parsing. */
const STEP = /\.([A-Za-z_$][\w$]*)|\["([^"\\]*)"\]|\['([^'\\]*)'\]|\[(\d+)\]/g;

const REFERENCE = new RegExp(`^=\\{\\{\\s*\\$json((?:${STEP.source})+)\\s*\\}\\}$`);

/** The steps from the item to the field, or undefined if the text is not only a reference to it. */
function pathOf(text: string): string[] | undefined {
	const steps = REFERENCE.exec(text)?.[1];
	if (steps === undefined) return undefined;
	const path = [...steps.matchAll(STEP)].map((step) =>
		step.slice(1).find((one) => one !== undefined),
	);
	return path.every((name) => name !== undefined && !FORBIDDEN.has(name))
		? path.map(String)
		: undefined;
}

type Primitive = string | number | boolean | null;

const isPrimitive = (value: unknown): value is Primitive =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The value of a field, or undefined if the item does not have it or it is not a plain value. */
function valueAt(json: unknown, path: readonly string[]): Primitive | undefined {
	let value = json;
	for (const name of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
			return undefined;
		value = (value as Record<string, unknown>)[name];
	}
	return isPrimitive(value) ? value : undefined;
}

/** Reads a parameter from the json of an item. Undefined if n8n must evaluate it. */
export type ReadReferences = (json: unknown) => Primitive | Record<string, Primitive> | undefined;

function referencesIn(given: unknown): ReadReferences | undefined {
	if (typeof given !== 'string') return isPrimitive(given) ? () => given : undefined;
	if (!given.startsWith('=')) return () => given;
	const path = pathOf(given);
	return path && ((json) => valueAt(json, path));
}

/**
 * Returns a function that reads a parameter without n8n's expressions, if it consists of nothing but
 * values and references to fields such as `{{ $json.body.email }}`, as dragging a field creates
 * them. Undefined for all other parameters.
 *
 * n8n 2 evaluates each expression in a sandbox. With two such fields, that was half of the CPU time
 * of a lead (profile of n8n 2.41.1). Whatever is not a plain value of the item is left to n8n.
 */
export function fieldReferences(given: unknown): ReadReferences | undefined {
	if (!isRecord(given)) return referencesIn(given);
	const entries = Object.entries(given).map(([name, one]) => ({ name, read: referencesIn(one) }));
	return entries.every(({ read }) => read)
		? (json) => {
				const values = entries.map(({ name, read }) => [name, read?.(json)] as const);
				return values.some(([, value]) => value === undefined)
					? undefined
					: (Object.fromEntries(values) as Record<string, Primitive>);
			}
		: undefined;
}
