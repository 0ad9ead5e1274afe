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

/** What came back from the network: a reply of whatever status, or the code of what broke. */
export type Sent = { reply: Reply } | { systemCode: string; detail: string };

export type Send = (request: ApiRequest, timeoutMs: number) => Promise<Sent>;

export interface Transport {
	send: Send;
	/** The address below which the API is found. */
	baseUrl: string;
	/** What the service counts requests by: its API key, as a hash. */
	limitKey: string;
	/** To be called when nothing more is sent. */
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
 * A context whose requests end with the signal. n8n takes the signal of the execution from the context
 * that its helper is called on, and so overwrites one among the options.
 */
const withSignal = (context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions =>
	Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;

/** Resolves as soon as the signal aborts, whether or not n8n's helper does so by itself. */
const expiry = (signal: AbortSignal): Promise<Sent> =>
	new Promise((resolve) => {
		const expire = () => resolve({ systemCode: 'ETIMEDOUT', detail: '' });
		if (signal.aborted) expire();
		signal.addEventListener('abort', expire, { once: true });
	});

/**
 * The single way out to the network, through n8n's own helper. Credentials are decrypted once, and
 * handed to the helper for each request. The address is judged before the key leaves n8n. n8n's own
 * timeout counts from the last byte, so a reply that drips in would never end: the deadline aborts it.
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
