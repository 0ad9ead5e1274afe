import { type Result, failed, inputFailure, success } from '../result';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/i;

const refuse = (problem: string) =>
	failed(inputFailure('INVALID_BASE_URL', `The Base URL of the credential ${problem}`));

const UNENCRYPTED =
	'begins with http://, which would send the API key unencrypted: use https:// (http:// is for localhost and host.docker.internal only)';

/** Whether a key may travel to this address: always over https, over http to this machine alone. */
const mayCarryKey = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

const originOf = (address: string): string | undefined =>
	URL.canParse(address) ? new URL(address).origin : undefined;

/**
 * Says why the key must not be sent to an address; undefined if it may. The HTTP Request node takes
 * any address, and the key gives full access to the account: only the server of the Base URL gets it.
 */
export function reasonToWithholdKey(address: string, baseUrl: string): string | undefined {
	if (!URL.canParse(address)) return 'must be a full address, such as https://app.refport.co';
	if (!mayCarryKey(new URL(address))) return UNENCRYPTED;
	const allowed = originOf(baseUrl);
	if (allowed !== undefined && originOf(address) === allowed) return undefined;
	return `is not on the server of the Base URL${allowed === undefined ? '' : `, ${allowed}`}`;
}

/** Forgives spaces around and slashes behind; refuses what would carry the key in the clear. */
export function parseBaseUrl(typed: unknown): Result<string> {
	const text = typeof typed === 'string' ? typed.trim() : '';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		return refuse('must be a full address, such as https://app.refport.co');
	}
	const url = new URL(text);
	if (/[?#@\\]/.test(text)) {
		return refuse('must be an address alone, without "?", "#", "@" or a backslash');
	}
	if (!mayCarryKey(url)) return refuse(UNENCRYPTED);
	return success(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}
