import { createContext, runInContext } from 'node:vm';
import { CLERK_SECRET, signedByClerk } from '../e2e/authServices';
import type { Delivery } from '../e2e/deliver';
import { readExample } from '../e2e/example';

const NODE = 'Check the Signature of Clerk';

const { jsCode } = readExample('auth-webhooks').nodes.find(({ name }) => name === NODE)
	?.parameters as { jsCode: string };

interface CheckedItem {
	json: { isSigned: boolean; headers: object };
}

/**
 * Runs the code of the recipe with the globals of n8n's Code node only, so it cannot rely on
 * others.
 */
async function check(
	{ body, headers = {} }: Delivery,
	{ secret = CLERK_SECRET, mode = 'production', hasBody = true } = {},
): Promise<CheckedItem['json']> {
	const code = jsCode.replace("signingSecret = ''", `signingSecret = '${secret}'`);
	const data = { data: Buffer.from(body).toString('base64') };
	const context = createContext({
		Buffer,
		$execution: { mode },
		$input: { item: hasBody ? { binary: { data } } : {} },
		$json: { headers },
	});
	const { json } = (await runInContext(`(async () => {${code}\n})()`, context)) as CheckedItem;
	return json;
}

/** SHA-256 pads its 64-byte blocks in two ways, so the lengths cover more than two blocks. */
const LENGTHS = Array.from({ length: 140 }, (_, length) => length);

it('the Clerk check accepts the signature of a body of any length, and rejects it for another body', async () => {
	for (const length of LENGTHS) {
		const body = 'é'.repeat(length);
		const signed = signedByClerk(body);
		expect(await check(signed)).toEqual({ headers: signed.headers, isSigned: true });
		expect(await check({ ...signed, body: `${body} ` })).toMatchObject({ isSigned: false });
	}
});

it.each([24, 32, 64, 65, 100])(
	'the Clerk check accepts a signing secret of %d bytes',
	async (bytes) => {
		const secret = `whsec_${Buffer.alloc(bytes, 0xf7).toString('base64')}`;
		expect(await check(signedByClerk('{}', secret), { secret })).toMatchObject({ isSigned: true });
		expect(await check(signedByClerk('{}'), { secret })).toMatchObject({ isSigned: false });
	},
);

it.each([-301, 301])(
	'the Clerk check rejects an event whose time differs by %d seconds',
	async (seconds) => {
		const then = Math.floor(Date.now() / 1000) + seconds;
		expect(await check(signedByClerk('{}', CLERK_SECRET, then))).toMatchObject({ isSigned: false });
	},
);

it('the Clerk check rejects an event without a signature', async () => {
	expect(await check({ body: '{}' })).toMatchObject({ isSigned: false });
});

it('the Clerk check accepts pinned samples in the editor only', async () => {
	const sample = { body: '{}' };
	expect(await check(sample, { mode: 'test', hasBody: false })).toMatchObject({ isSigned: true });
	expect(await check(sample, { mode: 'test' })).toMatchObject({ isSigned: false });
	await expect(check(sample, { hasBody: false })).rejects.toThrow();
});

it('the Clerk check fails without a signing secret, because anybody could sign with an empty one', async () => {
	await expect(check(signedByClerk('{}'), { secret: '' })).rejects.toThrow(
		'Enter the signing secret of Clerk at the top of this node',
	);
});
