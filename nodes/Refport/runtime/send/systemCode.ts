/** A code of Node.js, OpenSSL or axios, unlike the HTTP status that stands in the same place. */
const isSystemCode = (value: unknown): value is string =>
	typeof value === 'string' && /^[A-Z]/.test(value);

/**
 * n8n's SSRF protection gives its errors a name, but no code. Up to n8n 2.30, only their message
 * reaches a node.
 */
const isBlocked = ({ name, message }: Error): boolean =>
	name.startsWith('SsrfBlocked') || message.startsWith('The request was blocked because ');

/**
 * Finds the code of what broke in an error that n8n's HTTP helper throws. n8n 2.x keeps what axios
 * threw as the cause of its NodeApiError; 1.x drops it, but puts the code into `httpCode`.
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
