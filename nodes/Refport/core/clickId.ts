import { isBlank } from './blank';

/** Under which names a site carries the click ID; Refport's own name for both is `refp_id`. */
export interface ClickIdNames {
	cookie: string;
	parameter: string;
}

export const REFPORT_NAME = 'refp_id';

/** Refport's browser SDK stores the value URL-encoded; a malformed escape is kept as it is. */
function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** A value as an ID: text or number, decoded and trimmed; of a list, the first. */
export function idFrom(value: unknown): string | undefined {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	if (isBlank(one) || (typeof one !== 'string' && typeof one !== 'number')) return undefined;
	const id = decode(String(one).trim()).trim();
	return id === '' ? undefined : id;
}

/**
 * Reads a cookie out of a Cookie header, or several. The first of that name wins: browsers send the
 * more specific path first (RFC 6265, 5.4).
 */
export function cookieFrom(header: unknown, name: string): string | undefined {
	const headers: unknown[] = Array.isArray(header) ? header : [header];
	const pairs = headers.flatMap((one) => (typeof one === 'string' ? one.split(';') : []));
	for (const pair of pairs) {
		const at = pair.indexOf('=');
		if (at < 0 || pair.slice(0, at).trim() !== name) continue;
		const id = idFrom(
			pair
				.slice(at + 1)
				.trim()
				.replace(/^"(.*)"$/, '$1'),
		);
		if (id !== undefined) return id;
	}
	return undefined;
}

/** Reads a query parameter out of an address, whole or not; `+` stands for a space there. */
export function parameterFrom(address: unknown, name: string): string | undefined {
	if (typeof address !== 'string') return undefined;
	const [, query = ''] = /\?([^#]*)/.exec(address) ?? [];
	for (const pair of query.split('&')) {
		const [key = '', ...value] = pair.split('=');
		if (decode(key) === name) return idFrom(value.join('=').replaceAll('+', ' '));
	}
	return undefined;
}

/** What a user put into the field Click ID: the ID itself, a pasted address, or a whole Cookie header. */
export function clickIdFrom(typed: unknown, names: ClickIdNames): string | undefined {
	if (typeof typed !== 'string') return idFrom(typed);
	const looksLikeCookies = typed
		.split(';')
		.some((pair) => pair.trim().startsWith(`${names.cookie}=`));
	if (looksLikeCookies) return cookieFrom(typed.replace(/^\s*cookie:/i, ''), names.cookie);
	const isAddress = /^\s*(https?:\/\/|\/|\?)/i.test(typed);
	return isAddress ? parameterFrom(typed, names.parameter) : idFrom(typed);
}
