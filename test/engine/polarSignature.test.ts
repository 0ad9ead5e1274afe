import { createHmac } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { readExample } from '../e2e/example';

const CODE = readExample('payment-webhooks').nodes.find(({ name }) => name === 'Polar Signature')
	?.parameters.jsCode as string;

/**
 * Runs the recipe's Code node with the globals that n8n provides: Buffer and the item, no
 * `require`.
 */
function isSigned(secret: string, rawBody: string, signature: string | undefined): boolean {
	const headers = {
		'webhook-id': 'msg_1',
		'webhook-timestamp': '1767261605',
		'webhook-signature': signature,
	};
	const code = CODE.replace("const secret = ''", `const secret = ${JSON.stringify(secret)}`);
	const context = { Buffer, $json: { headers, rawBody } };
	const output = runInNewContext(`(() => {${code}})()`, context) as { json: { isSigned: boolean } };
	return output.json.isSigned;
}

const sign = (key: string | Buffer, rawBody: string): string =>
	`v1,${createHmac('sha256', key).update(`msg_1.1767261605.${rawBody}`).digest('base64')}`;

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - at));
const NEW_SECRET = `whsec_${KEY.toString('base64')}`;
const OLD_SECRETS = ['polar_whs_2nFq8VtY0bXcKdLm', `whsec_${'long'.repeat(20)}`];

/** The lengths cover several blocks of SHA-256, and the letters have two bytes in UTF-8. */
const BODIES = Array.from({ length: 140 }, (_, length) => 'é'.repeat(length)).concat(
	'{"total": 1}'.repeat(2000),
);

it('the Polar check accepts signatures with the decoded secret for bodies of any length', () => {
	const accepted = BODIES.filter((body) => isSigned(NEW_SECRET, body, sign(KEY, body)));
	expect(accepted).toHaveLength(BODIES.length);
});

it.each(OLD_SECRETS)(
	'the Polar check accepts signatures with the whole text of the older secret %s',
	(secret) => {
		const accepted = BODIES.filter((body) => isSigned(secret, body, sign(secret, body)));
		expect(accepted).toHaveLength(BODIES.length);
	},
);

it('the Polar check accepts one valid signature among several, as Polar sends them while a secret is replaced', () => {
	const both = `${sign('another', '{}')} ${sign(KEY, '{}')}`;
	expect(isSigned(NEW_SECRET, '{}', both)).toBe(true);
});

it.each([
	['a signature of another body', NEW_SECRET, sign(KEY, '{ }')],
	['a signature with another secret', NEW_SECRET, sign('another', '{}')],
	['no signature', NEW_SECRET, undefined],
	['an empty signature', NEW_SECRET, ''],
	['a signature with an empty key', '', sign('', '{}')],
	['a signature with an empty key if the secret is only a prefix', 'whsec_', sign('', '{}')],
])('the Polar check rejects %s', (_, secret, signature) => {
	expect(isSigned(secret, '{}', signature)).toBe(false);
});
