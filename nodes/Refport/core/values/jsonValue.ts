const DEEPEST = 100;

const hasToJson = (value: object): value is { toJSON(): unknown } =>
	'toJSON' in value && typeof value.toJSON === 'function';

const nameOf = (path: readonly string[]) => (path.length > 0 ? `"${path.join('.')}"` : 'the value');

/** What a single value is that JSON would drop, change or choke on; undefined where it is fine. */
function unfitKind(value: unknown): string | undefined {
	if (typeof value === 'bigint' || value instanceof BigInt) return 'a BigInt';
	if (typeof value === 'function') return 'a function';
	if (typeof value === 'symbol') return 'a symbol';
	if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
	if (value instanceof Date && Number.isNaN(value.getTime())) return 'an invalid date';
	if (value instanceof Map || value instanceof Set) return `a ${value.constructor.name}`;
	return undefined;
}

/** Walks a value once; `fine` holds the objects that need no second look. */
function findUnfit(
	value: unknown,
	path: readonly string[],
	around: readonly object[],
	fine: Set<object>,
): string | undefined {
	const kind = unfitKind(value);
	if (kind) return `${nameOf(path)} is ${kind}`;
	if (typeof value !== 'object' || value === null || fine.has(value)) return undefined;
	if (around.includes(value)) return `${nameOf(path)} contains itself`;
	if (path.length > DEEPEST) return `it is nested more than ${DEEPEST} levels deep`;
	for (const [key, child] of Object.entries(value)) {
		const shown: unknown =
			typeof child === 'object' && child !== null && hasToJson(child) ? child.toJSON() : child;
		const unfit = unfitKind(child) ? child : shown;
		const problem = findUnfit(unfit, [...path, key], [...around, value], fine);
		if (problem) return problem;
	}
	fine.add(value);
	return undefined;
}

/**
 * Says which part of a value JSON cannot hold, and why, such as `"plan.total" is a BigInt`.
 * Dates and all else that has toJSON are judged by what it returns.
 */
export function unfitForJson(value: unknown): string | undefined {
	try {
		return findUnfit(value, [], [], new Set());
	} catch {
		return 'a part of it cannot be read';
	}
}
