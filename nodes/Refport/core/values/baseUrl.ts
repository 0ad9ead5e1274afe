import { type Result, failed, inputFailure, success } from '../result';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/i;

const refuse = (problem: string) =>
	failed(inputFailure('INVALID_BASE_URL', `The Base URL of the credential ${problem}`));

const UNENCRYPTED =
	'begins with http://, which would send the API key unencrypted: use https:// (http:// is for localhost and host.docker.internal only)';

/** Whether the key may be sent to this URL: over https, or over http to this machine only. */
const mayCarryKey = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

const originOf = (address: string): string | undefined =>
	URL.canParse(address) ? new URL(address).origin : undefined;

/**
 * Returns why the key must not be sent to a URL, or undefined if it may. The HTTP Request node
 * accepts any URL, but the key gives full access to the account, so only the server of the Base URL
 * may get it.
 */
export function reasonToWithholdKey(address: string, baseUrl: string): string | undefined {
	if (!URL.canParse(address)) return 'must be a full address, such as https://app.refport.co';
	if (!mayCarryKey(new URL(address))) return UNENCRYPTED;
	const allowed = originOf(baseUrl);
	if (allowed !== undefined && originOf(address) === allowed) return undefined;
	return `is not on the server of the Base URL${allowed === undefined ? '' : `, ${allowed}`}`;
}

/**
 * Returns the base URL without spaces and trailing slashes. Fails if the key would be sent
 * unencrypted.
 */
export function parseBaseUrl(typed: unknown): Result<string> {
	const text = typeof typed === 'string' ? typed.trim() : '';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		return refuse('must be a full address, such as https://app.refport.co');
	}
	const url = new URL(text);
	if (/[?#@\\]/.test(text)) {
		return refuse('must not contain "?", "#", "@" or a backslash');
	}
	if (!mayCarryKey(url)) return refuse(UNENCRYPTED);
	return success(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}
