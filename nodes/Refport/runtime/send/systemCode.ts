/**
 * Whether this is a code of Node.js, OpenSSL or axios. The same property can hold an HTTP status.
 */
const isSystemCode = (value: unknown): value is string =>
	typeof value === 'string' && /^[A-Z]/.test(value);

/**
 * Errors of n8n's SSRF protection have a name but no code. Up to n8n 2.30, a node receives only
 * their message.
 */
const isBlocked = ({ name, message }: Error): boolean =>
	name.startsWith('SsrfBlocked') || message.startsWith('The request was blocked because ');

/**
 * Returns the system code of an error that n8n's HTTP helper throws, or an empty string. In n8n
 * 2.x, the NodeApiError has the axios error as its cause. n8n 1.x drops that error, but sets
 * `httpCode`.
 */
export function systemCodeOf(error: unknown): string {
	for (let link = error; link instanceof Error; link = link.cause) {
		if (isBlocked(link)) return 'SSRF_BLOCKED';
		const { code, httpCode } = link as { code?: unknown; httpCode?: unknown };
		const found = [code, httpCode].find(isSystemCode);
		if (found !== undefined) return found;
	}
	return '';
}
