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
	'The address answered, but not as Refport does. Check the Base URL (https://app.refport.co); if it is right, the service is down: try again later.';

const TOO_MANY = 'Refport receives too many requests at the moment. Try again in a minute.';

/** n8n's HTTP Request node hands over options of an older kind, which hold the address as `uri`. */
const addressOf = ({
	baseURL,
	url,
	uri,
}: Partial<IHttpRequestOptions> & { uri?: string }): string =>
	`${baseURL ?? ''}${url ?? uri ?? ''}`;

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
			description:
				'In Refport: Settings → API Keys. A key gives full access to the account, so make one for n8n alone.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://app.refport.co',
			description: 'Change it only when you were told to',
		},
	];

	/** A function, since n8n would evaluate an expression for every request. */
	authenticate: IAuthenticate = async (credentials, request) => {
		const reason = reasonToWithholdKey(addressOf(request));
		if (reason) throw new TypeError(`The API key was not sent: the address ${reason}`);
		const apiKey = String(credentials.apiKey).trim();
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${apiKey}` } };
	};

	/** Refport has no endpoint to read from, so this posts a lead that cannot be recorded: the required fields are missing. */
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
