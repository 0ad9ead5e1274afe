import { isBlank } from '../values/blank';

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

/** What scripts send for a cookie that does not exist. */
const MISSING: ReadonlySet<string> = new Set(['', 'undefined', 'null']);

/** A value as an ID: text or number, decoded and trimmed; of a list, the first. */
export function idFrom(value: unknown): string | undefined {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	if (isBlank(one) || (typeof one !== 'string' && !Number.isSafeInteger(one))) return undefined;
	const id = decode(String(one).trim()).trim();
	return MISSING.has(id) ? undefined : id;
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

/** An address, whole or its path or query alone; text that merely mentions one has spaces in it. */
const isAddress = (text: string): boolean => /^\s*(https?:\/\/|\/|\?)\S*\s*$/i.test(text);

/** Reads a query parameter out of an address, whole or not; `+` means a space there. */
export function parameterFrom(address: unknown, name: string): string | undefined {
	if (typeof address !== 'string' || !isAddress(address)) return undefined;
	const [, query = ''] = /\?([^#]*)/.exec(address.trim()) ?? [];
	for (const pair of query.split('&')) {
		const [key = '', ...value] = pair.split('=');
		const id = decode(key) === name ? idFrom(value.join('=').replaceAll('+', ' ')) : undefined;
		if (id !== undefined) return id;
	}
	return undefined;
}

const COOKIE_PREFIX = /^\s*cookie:/i;

const looksLikeCookies = (text: string, name: string): boolean => {
	const pairs = text.replace(COOKIE_PREFIX, '').split(';');
	const named = pairs.some((pair) => pair.trim().startsWith(`${name}=`));
	return named || COOKIE_PREFIX.test(text) || (pairs.length > 1 && text.includes('='));
};

/** What stands where a click ID is expected: the ID itself, a pasted address, or a whole Cookie header. */
export function clickIdFrom(typed: unknown, names: ClickIdNames): string | undefined {
	if (typeof typed !== 'string') return idFrom(typed);
	if (isAddress(typed)) return parameterFrom(typed, names.parameter);
	if (!looksLikeCookies(typed, names.cookie)) return idFrom(typed);
	return cookieFrom(typed.replace(COOKIE_PREFIX, ''), names.cookie);
}
