const MASK = '***';

function mask(value: unknown, apiKey: string): unknown {
	if (typeof value === 'string') return value.replaceAll(apiKey, MASK);
	if (Array.isArray(value)) return value.map((one) => mask(one, apiKey));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask(one, apiKey)]));
}

/**
 * Replaces the API key in the texts of a value: a server might quote it, and it must not reach an
 * output, an error or a log. Works on what was parsed, since a key may look like a part of JSON.
 */
export function maskKey<T>(value: T, apiKey: string): T {
	if (apiKey === '') return value;
	const quoted = JSON.stringify(apiKey).slice(1, -1);
	return (JSON.stringify(value) ?? '').includes(quoted) ? (mask(value, apiKey) as T) : value;
}
