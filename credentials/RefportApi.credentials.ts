import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { reasonToWithholdKey } from '../nodes/Refport/core/values/baseUrl';

const NOT_REFPORT =
	'The response did not come from Refport. Check the Base URL (by default https://app.refport.co). If it is correct, Refport may be down, so try again later.';

const TOO_MANY = 'Refport is receiving too many requests right now. Try again in a minute.';

/** n8n's HTTP Request node passes legacy request options, which have the address in `uri`. */
const addressOf = ({
	baseURL,
	url,
	uri,
}: Partial<IHttpRequestOptions> & { uri?: string }): string =>
	`${baseURL ?? ''}${url ?? uri ?? ''}`;

/**
 * n8n would also send the key to the target of a redirect. The last two options are for the legacy
 * request options of the HTTP Request node.
 */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

/**
 * The default of Allowed Domains. Without fields of these two names, n8n adds its own to the
 * credential and allows all domains. With them, its HTTP Request node accepts only the host of the
 * Base URL.
 */
const HOST_OF_BASE_URL =
	'={{ $self.baseUrl.trim().match(/^https?:\\/\\/(\\[[^\\]]*\\]|[^\\/:?#]*)/i)?.[1] || "app.refport.co" }}';

export class RefportApi implements ICredentialType {
	name = 'refportApi';

	displayName = 'Refport API';

	icon: Icon = {
		light: 'file:../nodes/Refport/refport.svg',
		dark: 'file:../nodes/Refport/refport.dark.svg',
	};

	documentationUrl = 'https://github.com/refport/n8n-nodes-refport#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In Refport, open Settings → API Keys. A key gives full access to the account, so create one for n8n alone.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://app.refport.co',
			description: 'Change it only if Refport told you to',
		},
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: HOST_OF_BASE_URL,
		},
	];

	/**
	 * Adds the API key to a request. A function, because n8n would evaluate expressions for each
	 * request.
	 *
	 * @throws TypeError if the request goes to another server than that of the Base URL
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		const reason = reasonToWithholdKey(addressOf(request), String(credentials.baseUrl));
		if (reason) throw new TypeError(`The API key was not sent: the address ${reason}`);
		const headers = {
			...request.headers,
			Authorization: `Bearer ${String(credentials.apiKey).trim()}`,
		};
		return { ...request, ...NO_REDIRECTS, headers };
	};

	/**
	 * Refport has no endpoint that only reads, so the test posts a lead without its required fields,
	 * which Refport cannot record.
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") + "/api/track/lead" }}',
			headers: { 'Content-Type': 'application/json' },
			body: { clickId: '' },
			json: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error.code',
					value: 'UNAUTHORIZED',
					message:
						'Refport rejected this API key. Copy it again from Settings → API Keys in Refport, or make a new one there.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'error.code', value: 'RATE_LIMIT_EXCEEDED', message: TOO_MANY },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'error.code', value: 'RATE_LIMITED', message: TOO_MANY },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'error.code', value: undefined, message: NOT_REFPORT },
			},
		],
	};
}
