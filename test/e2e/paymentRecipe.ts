import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import { readExample, withoutDryRun } from './example';
import { SECRETS, type Service } from './paymentServices';
import type { RealN8n } from './realN8n';

const RECIPE = 'payment-webhooks';

/** n8n adds the ID of the webhook before a path with a parameter. */
const SIGNED = readExample(RECIPE).nodes.find(({ name }) => name === 'Payment Event')?.webhookId;

export const addressOf = ({ n8n }: RealN8n, { address }: Pick<Service, 'address'>): string =>
	`${n8n.url}/webhook/${address.includes('/') ? `${SIGNED ?? ''}/` : ''}${address}`;

const isOldN8n = (process.env.REFPORT_N8N_VERSION ?? '').startsWith('1.');

/** In n8n 1.x, the secret is a parameter of the Crypto node instead of a credential. */
async function withHmacSecret({ rest }: RealN8n, node: INode, hmacSecret: string): Promise<INode> {
	if (isOldN8n) return { ...node, parameters: { ...node.parameters, secret: hmacSecret } };
	const credential = { name: node.name, type: 'crypto', data: { hmacSecret } };
	return { ...node, credentials: { crypto: await rest.post('/credentials', credential) } };
}

/** Configures a node of the recipe like a user. */
async function setUp(real: RealN8n, node: INode, polarSecret: string): Promise<INode> {
	if (node.name === 'Paddle Signature') return withHmacSecret(real, node, SECRETS.paddle);
	if (node.name === 'Lemon Squeezy Signature') {
		return withHmacSecret(real, node, SECRETS.lemonSqueezy);
	}
	if (node.name === 'Polar Signature') {
		const jsCode = (node.parameters.jsCode as string).replace("''", `'${polarSecret}'`);
		return { ...node, parameters: { ...node.parameters, jsCode } };
	}
	if (node.name !== 'RevenueCat Event') return node;
	const data = { name: 'Authorization', value: SECRETS.revenueCat };
	const credential = { name: 'RevenueCat', type: 'httpHeaderAuth', data };
	return {
		...node,
		credentials: { httpHeaderAuth: await real.rest.post('/credentials', credential) },
	};
}

export interface Delivery {
	status: number;
	text: string;
}

export async function deliver(
	url: string,
	raw: string,
	headers: Record<string, string>,
): Promise<Delivery> {
	const { status, data } = await axios.post<string>(url, raw, {
		headers: { 'content-type': 'application/json', ...headers },
		responseType: 'text',
		validateStatus: () => true,
	});
	return { status, text: data };
}

/**
 * Publishes the recipe, configured as its note describes, and waits until the webhook is
 * registered.
 */
export async function publishRecipe(real: RealN8n, polarSecret: string): Promise<string> {
	const recipe = withoutDryRun(readExample(RECIPE));
	const nodes = await Promise.all(recipe.nodes.map((node) => setUp(real, node, polarSecret)));
	const saved = await real.rest.createWorkflow({ ...recipe, nodes }, real.credential);
	await real.rest.activate(saved);
	const url = addressOf(real, { address: 'refport-revenuecat' });
	while ((await deliver(url, '{}', {})).status === 404) await sleep(200);
	return saved.id;
}
