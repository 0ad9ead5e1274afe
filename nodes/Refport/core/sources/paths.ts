import type { EventJson } from './source';

export const isRecord = (value: unknown): value is EventJson =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path, read by own keys only, so that no key reaches a prototype. */
export const at = (from: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>(
		(value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
		from,
	);

/** The object at a path, empty if there is none. */
export const recordAt = (from: unknown, ...path: string[]): EventJson => {
	const value = at(from, ...path);
	return isRecord(value) ? value : {};
};

/** The objects of the list at a path. */
export const recordsAt = (from: unknown, ...path: string[]): readonly EventJson[] => {
	const value = at(from, ...path);
	return Array.isArray(value) ? value.filter(isRecord) : [];
};

/**
 * Trimmed text, or a whole number as text. A larger whole number than 2^53 is left out, because
 * JSON.parse has rounded it.
 */
export const textOf = (value: unknown): string | undefined => {
	if (Number.isSafeInteger(value)) return String(value);
	return (typeof value === 'string' && value.trim()) || undefined;
};

export const textAt = (from: unknown, ...path: string[]): string | undefined =>
	textOf(at(from, ...path));

/** The first of several values that holds text. */
export const firstText = (...values: unknown[]): string | undefined =>
	values.map(textOf).find((text) => text !== undefined);

/** The list at a path, empty if there is none. */
export const listAt = (from: unknown, ...path: string[]): readonly unknown[] => {
	const value = at(from, ...path);
	return Array.isArray(value) ? value : [];
};

export const isText = (value: unknown): value is string =>
	textOf(value) !== undefined && typeof value === 'string';

/**
 * Text, or a number that `textOf` leaves out: the event's schema refuses an inexact one with a message.
 * Everything else in an event stays there, because an object could hold anything.
 */
export const plain = (value: unknown): string | number | undefined =>
	textOf(value) ?? (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

export const firstPlain = (...values: unknown[]): string | number | undefined =>
	values.map(plain).find((value) => value !== undefined);
