const MASK = '***';

/** A shorter text is no API key: it was mistyped, and occurs in other words. */
const MIN_LENGTH = 4;

function mask(value: unknown, apiKey: string): unknown {
	if (typeof value === 'string') return value.replaceAll(apiKey, MASK);
	if (Array.isArray(value)) return value.map((one) => mask(one, apiKey));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask(one, apiKey)]));
}

/**
 * Returns the value with the API key masked in all texts. A server may include the key in its
 * response, and it must not appear in an output, an error or a log. The value is parsed JSON,
 * because a key may look like JSON syntax.
 */
export function maskKey<T>(value: T, apiKey: string): T {
	if (apiKey.length < MIN_LENGTH) return value;
	const quoted = JSON.stringify(apiKey).slice(1, -1);
	return (JSON.stringify(value) ?? '').includes(quoted) ? (mask(value, apiKey) as T) : value;
}
