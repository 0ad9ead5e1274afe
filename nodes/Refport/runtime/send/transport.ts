import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { parseBaseUrl } from '../../core/values/baseUrl';
import type { Reply } from '../../core/reply/classify';
import type { ApiRequest } from '../../core/events/request';
import { type Result, success } from '../../core/result';
import { toResult } from '../toResult';
import { systemCodeOf } from './systemCode';

/** What came back from the network: a reply of whatever status, or the code of what broke. */
export type Sent = { reply: Reply } | { systemCode: string; detail: string };

export type Send = (request: ApiRequest, timeoutMs: number) => Promise<Sent>;

export interface Transport {
	send: Send;
	/** The address below which the API is found. */
	baseUrl: string;
}

const CREDENTIAL = 'refportApi';

/** A server might quote the key; it must not reach an output, an error or a log. */
function withoutKey<T>(value: T, apiKey: string): T {
	if (apiKey === '') return value;
	const text = JSON.stringify(value) ?? '';
	const quoted = JSON.stringify(apiKey).slice(1, -1);
	return text.includes(quoted) ? (JSON.parse(text.replaceAll(quoted, '***')) as T) : value;
}

const optionsFor = (
	baseUrl: string,
	{ method, path, body }: ApiRequest,
	timeout: number,
): IHttpRequestOptions => ({
	method,
	url: `${baseUrl}${path}`,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify(body),
	json: true,
	timeout,
	disableFollowRedirect: true,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
});

/** n8n's timeout counts from the last byte, so that a reply that drips in would never end. */
const deadline = (timeoutMs: number): Promise<Sent> =>
	new Promise((resolve) => {
		const expire = () => resolve({ systemCode: 'ETIMEDOUT', detail: '' });
		AbortSignal.timeout(timeoutMs).addEventListener('abort', expire, { once: true });
	});

/**
 * The single way out to the network, through n8n's own helper. Credentials are decrypted once, and
 * handed to the helper for each request. The address is judged before the key leaves n8n.
 */
export async function openTransport(context: IExecuteFunctions): Promise<Result<Transport>> {
	const credential = await toResult('CREDENTIAL_ERROR', () =>
		context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL),
	);
	if (!credential.ok) return credential;
	const data = credential.value;
	const baseUrl = parseBaseUrl(data.baseUrl);
	if (!baseUrl.ok) return baseUrl;
	const apiKey = typeof data.apiKey === 'string' ? data.apiKey.trim() : '';
	const credentialsDecrypted = { id: '', name: CREDENTIAL, type: CREDENTIAL, data };
	const request = context.helpers.httpRequestWithAuthentication;
	const post = async (apiRequest: ApiRequest, timeoutMs: number): Promise<Sent> => {
		try {
			const { statusCode, headers, body } = (await request.call(
				context,
				CREDENTIAL,
				optionsFor(baseUrl.value, apiRequest, timeoutMs),
				{ credentialsDecrypted },
			)) as { statusCode: number; headers: Reply['headers']; body: unknown };
			return { reply: { status: statusCode, headers, body: withoutKey(body, apiKey) } };
		} catch (error) {
			const detail = error instanceof Error ? error.message : '';
			return { systemCode: systemCodeOf(error), detail: withoutKey(detail, apiKey) };
		}
	};
	const send: Send = (apiRequest, timeoutMs) =>
		Promise.race([post(apiRequest, timeoutMs), deadline(timeoutMs)]);
	return success({ send, baseUrl: baseUrl.value });
}
