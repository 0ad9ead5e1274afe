import { createHmac, randomBytes } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { Delivery } from './deliver';
import { type Example, readExample } from './example';
import type { RealN8n } from './realN8n';

export const CLERK_SECRET = `whsec_${randomBytes(24).toString('base64')}`;

const BEARER = 'Bearer e2e-shared-secret';

/**
 * Signs a body like Svix does for Clerk, see docs.svix.com/receiving/verifying-payloads/how-manual.
 */
export function signedByClerk(
	body: string,
	secret = CLERK_SECRET,
	seconds = Math.floor(Date.now() / 1000),
): Delivery {
	const id = `msg_${randomBytes(8).toString('hex')}`;
	const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
	const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
	const headers = {
		'svix-id': id,
		'svix-timestamp': String(seconds),
		'svix-signature': `v1,${randomBytes(32).toString('base64')} v1,${signature}`,
	};
	return { body, headers };
}

const withHeader = (body: string, authorization = BEARER): Delivery => ({
	body,
	headers: { authorization },
});

export interface AuthService {
	name: string;
	path: string;
	trigger: string;
	lead: string;
	/** The event as the service sends it. */
	genuine: (body: string) => Delivery;
	/** The event from a sender who does not know the secret. */
	forged: (body: string) => Delivery;
	/** The status code of the response to a forged event. */
	rejectionStatus: number;
}

export const SERVICES: AuthService[] = [
	{
		name: 'Clerk',
		path: 'refport-clerk',
		trigger: 'Clerk Event',
		lead: 'Track the Clerk Sign-Up',
		genuine: (body) => signedByClerk(body),
		forged: (body) => signedByClerk(body, `whsec_${randomBytes(24).toString('base64')}`),
		rejectionStatus: 401,
	},
	...['Supabase', 'Auth0'].map((name) => ({
		name,
		path: `refport-${name.toLowerCase()}`,
		trigger: `${name} Event`,
		lead: `Track the ${name} Sign-Up`,
		genuine: (body: string) => withHeader(body),
		forged: (body: string) => withHeader(body, 'Bearer guessed'),
		rejectionStatus: 403,
	})),
];

/** The pinned event of a referred sign-up, with another customer and click ID. */
export function eventOf({ trigger }: AuthService, customer: number, clickId: string): string {
	const [sample] = readExample('auth-webhooks').pinData[trigger] ?? [];
	return JSON.stringify(sample?.json.body)
		.replaceAll('1001', String(customer))
		.replace('click_ada', clickId);
}

/** The example after the steps of its notes, including the secrets. */
export async function authExample({ rest }: RealN8n): Promise<Example> {
	const credential = await rest.post<{ id: string; name: string }>('/credentials', {
		name: 'Sign-up events',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: BEARER },
	});
	const { nodes, ...example } = readExample('auth-webhooks');
	const withSecrets = (node: INode): INode => {
		const { parameters } = node;
		if (parameters.authentication === 'headerAuth') {
			return { ...node, credentials: { httpHeaderAuth: credential } };
		}
		if (typeof parameters.jsCode !== 'string') return node;
		const jsCode = parameters.jsCode.replace(
			"signingSecret = ''",
			`signingSecret = '${CLERK_SECRET}'`,
		);
		return { ...node, parameters: { ...parameters, jsCode } };
	};
	return { ...example, nodes: nodes.map(withSecrets) };
}
