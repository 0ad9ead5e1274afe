import { type Result, failed, inputFailure, success } from './result';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/i;

const refuse = (problem: string) =>
	failed(inputFailure('INVALID_BASE_URL', `The Base URL of the credential ${problem}`));

/** Whether a key may travel to this address: always over https, over http to this machine alone. */
export const mayCarryKey = ({ protocol, hostname }: URL): boolean =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

/** Forgives spaces around and slashes behind; refuses what would carry the key in the clear. */
export function parseBaseUrl(typed: unknown): Result<string> {
	const text = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		return refuse('must be a full address, such as https://app.refport.co');
	}
	const url = new URL(text);
	if (url.search || url.hash || url.username || url.password) {
		return refuse('must be an address alone, without user name, "?" or "#"');
	}
	if (!mayCarryKey(url)) {
		return refuse(
			'begins with http://, which would send the API key unencrypted: use https:// (http:// is for localhost and host.docker.internal only)',
		);
	}
	return success(text);
}
