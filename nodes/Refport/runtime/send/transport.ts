import { createHash } from 'node:crypto';
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
import { Deadlines } from './deadlines';
import { maskKey } from './maskKey';
import { systemCodeOf } from './systemCode';

/** The result of a request: a reply with any status, or the code of a network error. */
export type Sent = { reply: Reply } | { systemCode: string; detail: string };

export type Send = (request: ApiRequest, timeoutMs: number) => Promise<Sent>;

export interface Transport {
	send: Send;
	/** The base URL of the API. */
	baseUrl: string;
	/** Hash of base URL and API key. Refport counts requests per key. */
	limitKey: string;
	/** Call it when nothing more is sent. */
	close: () => void;
}

const CREDENTIAL = 'refportApi';

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

/**
 * Returns a context whose requests end when the signal aborts. n8n replaces a signal in the request
 * options with the cancel signal of the context.
 */
const withSignal = (context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;

/** Resolves as soon as the signal aborts, even if n8n's helper does not. */
const expiry = (signal: AbortSignal): Promise<Sent> =>
	new Promise((resolve) => {
		const expire = () => resolve({ systemCode: 'ETIMEDOUT', detail: '' });
		if (signal.aborted) expire();
		signal.addEventListener('abort', expire, { once: true });
	});

/**
 * The only access to the network, through n8n's own helper. Credentials are decrypted once per
 * execution and passed to the helper for each request. The base URL is validated before the key
 * leaves n8n. n8n's timeout restarts with each byte, so a deadline also aborts responses that
 * arrive too slowly.
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
	const deadlines = new Deadlines(context.getExecutionCancelSignal());
	const post = async (options: IHttpRequestOptions, signal: AbortSignal): Promise<Sent> => {
		try {
			const { statusCode, headers, body } = (await request.call(
				withSignal(context, signal),
				CREDENTIAL,
				options,
				{ credentialsDecrypted },
			)) as { statusCode: number; headers: Reply['headers']; body: unknown };
			return { reply: { status: statusCode, headers, body: maskKey(body, apiKey) } };
		} catch (error) {
			const detail = error instanceof Error ? error.message : '';
			return { systemCode: systemCodeOf(error), detail: maskKey(detail, apiKey) };
		}
	};
	const send: Send = (apiRequest, timeoutMs) =>
		deadlines.run(timeoutMs, (signal) => {
			const options = optionsFor(baseUrl.value, apiRequest, timeoutMs);
			return Promise.race([post(options, signal), expiry(signal)]);
		});
	const close = () => {
		deadlines.close();
	};
	const limitKey = createHash('sha256').update(`${baseUrl.value} ${apiKey}`).digest('base64');
	return success({ send, baseUrl: baseUrl.value, limitKey, close });
}
