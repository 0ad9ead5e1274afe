import type { EventJson } from './source';

export const isRecord = (value: unknown): value is EventJson =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value at a path, or undefined. Inherited keys do not count. */
export const at = (from: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>(
		(value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
		from,
	);

/** Returns the object at a path, or an empty one. */
export const recordAt = (from: unknown, ...path: string[]): EventJson => {
	const value = at(from, ...path);
	return isRecord(value) ? value : {};
};

/** Returns the objects in the list at a path. */
export const recordsAt = (from: unknown, ...path: string[]): readonly EventJson[] => {
	const value = at(from, ...path);
	return Array.isArray(value) ? value.filter(isRecord) : [];
};

/**
 * Returns trimmed text, or a whole number as text. Undefined for numbers above 2^53, because
 * JSON.parse has rounded them.
 */
export const textOf = (value: unknown): string | undefined => {
	if (Number.isSafeInteger(value)) return String(value);
	return (typeof value === 'string' && value.trim()) || undefined;
};

export const textAt = (from: unknown, ...path: string[]): string | undefined =>
	textOf(at(from, ...path));

/** Returns the text of the first value that has one. */
export const firstText = (...values: unknown[]): string | undefined =>
	values.map(textOf).find((text) => text !== undefined);

/** Returns the list at a path, or an empty one. */
export const listAt = (from: unknown, ...path: string[]): readonly unknown[] => {
	const value = at(from, ...path);
	return Array.isArray(value) ? value : [];
};

export const isText = (value: unknown): value is string =>
	textOf(value) !== undefined && typeof value === 'string';

/**
 * Returns text, or a number that `textOf` leaves out: the schema rejects inexact numbers with a
 * message. Undefined for all other types.
 */
export const plain = (value: unknown): string | number | undefined =>
	textOf(value) ?? (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

export const firstPlain = (...values: unknown[]): string | number | undefined =>
	values.map(plain).find((value) => value !== undefined);
