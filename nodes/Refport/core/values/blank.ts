/** Whether a value counts as empty: null, undefined, an empty string or only white space. */
export const isBlank = (value: unknown): value is null | undefined | '' =>
	value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Names the type of a value for an error message, without revealing its content. */
export function kindOf(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	if (typeof value === 'string') return isBlank(value) ? 'empty text' : 'text';
	if (Array.isArray(value)) return 'a list';
	if (value instanceof Date) return 'a date';
	if (typeof value === 'object') return 'an object';
	if (typeof value === 'boolean') return 'true or false';
	return `a ${typeof value}`;
}
