const MAX_DEPTH = 100;

const hasToJson = (value: object): value is { toJSON(): unknown } =>
	'toJSON' in value && typeof value.toJSON === 'function';

const nameOf = (path: readonly string[]) => (path.length > 0 ? `"${path.join('.')}"` : 'the value');

/** Names a value that JSON.stringify drops, changes or rejects. Undefined for all others. */
function invalidKind(value: unknown): string | undefined {
	if (typeof value === 'bigint' || value instanceof BigInt) return 'a BigInt';
	if (typeof value === 'function') return 'a function';
	if (typeof value === 'symbol') return 'a symbol';
	if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
	if (value instanceof Date && Number.isNaN(value.getTime())) return 'an invalid date';
	if (value instanceof Map || value instanceof Set) return `a ${value.constructor.name}`;
	return undefined;
}

/** Finds the first problem below a value. `valid` collects objects that are already checked. */
function findProblem(
	value: unknown,
	path: readonly string[],
	ancestors: readonly object[],
	valid: Set<object>,
): string | undefined {
	const kind = invalidKind(value);
	if (kind) return `${nameOf(path)} is ${kind}`;
	if (typeof value !== 'object' || value === null || valid.has(value)) return undefined;
	if (ancestors.includes(value)) return `${nameOf(path)} contains itself`;
	if (path.length > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} levels deep`;
	for (const [key, child] of Object.entries(value)) {
		const shown: unknown =
			typeof child === 'object' && child !== null && hasToJson(child) ? child.toJSON() : child;
		const checked = invalidKind(child) ? child : shown;
		const problem = findProblem(checked, [...path, key], [...ancestors, value], valid);
		if (problem) return problem;
	}
	valid.add(value);
	return undefined;
}

/**
 * Returns which part of a value JSON cannot represent and why, e.g. `"plan.total" is a BigInt`, or
 * undefined. For dates and other objects with toJSON, its result counts.
 */
export function jsonProblem(value: unknown): string | undefined {
	try {
		return findProblem(value, [], [], new Set());
	} catch {
		return 'a part of it cannot be read';
	}
}
