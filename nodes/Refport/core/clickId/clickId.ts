import { isBlank } from '../values/blank';

/** The names under which a site stores the click ID. Refport's default for both is `refp_id`. */
export interface ClickIdNames {
	cookie: string;
	parameter: string;
}

export const REFPORT_NAME = 'refp_id';

/** Refport's browser SDK stores the value URL-encoded. A malformed escape stays unchanged. */
function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** Values that scripts send if the cookie does not exist. */
const MISSING: ReadonlySet<string> = new Set(['', 'undefined', 'null']);

/**
 * Returns a text or whole number as an ID, decoded and trimmed, or undefined if there is none. For
 * a list, it reads the first entry.
 */
export function idFrom(value: unknown): string | undefined {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	if (isBlank(one) || (typeof one !== 'string' && !Number.isSafeInteger(one))) return undefined;
	const id = decode(String(one).trim()).trim();
	return MISSING.has(id) ? undefined : id;
}

/**
 * Returns the value of a cookie in one or more Cookie headers, or undefined. The first cookie of
 * that name wins, because browsers send the most specific path first (RFC 6265, 5.4).
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

/**
 * Whether the text is a URL, or only its path or query. Text that mentions a URL contains spaces.
 */
const isUrl = (text: string): boolean => /^\s*(https?:\/\/|\/|\?)\S*\s*$/i.test(text);

/**
 * Returns the value of a query parameter, or undefined. The URL may be relative. In a query, `+`
 * means a space.
 */
export function parameterFrom(url: unknown, name: string): string | undefined {
	if (typeof url !== 'string' || !isUrl(url)) return undefined;
	const [, query = ''] = /\?([^#]*)/.exec(url.trim()) ?? [];
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

/** Returns the click ID in what a user entered: the ID itself, a URL or a whole Cookie header. */
export function clickIdFrom(typed: unknown, names: ClickIdNames): string | undefined {
	if (typeof typed !== 'string') return idFrom(typed);
	if (isUrl(typed)) return parameterFrom(typed, names.parameter);
	if (!looksLikeCookies(typed, names.cookie)) return idFrom(typed);
	return cookieFrom(typed.replace(COOKIE_PREFIX, ''), names.cookie);
}
