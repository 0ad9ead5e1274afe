import { createContext, runInContext } from 'node:vm';
import { CLERK_SECRET, signedByClerk } from '../e2e/authServices';
import type { Delivery } from '../e2e/deliver';
import { readExample } from '../e2e/example';

const NODE = 'Check the Signature of Clerk';

const { jsCode } = readExample('auth-webhooks').nodes.find(({ name }) => name === NODE)
	?.parameters as { jsCode: string };

interface Checked {
	json: { isSigned: boolean; headers: object };
}

/** Runs the code of the recipe with what n8n's Code node gives it, and with nothing else of Node.js. */
async function check(
	{ body, headers = {} }: Delivery,
	{ secret = CLERK_SECRET, mode = 'production', hasBody = true } = {},
): Promise<Checked['json']> {
	const code = jsCode.replace("signingSecret = ''", `signingSecret = '${secret}'`);
	const data = { data: Buffer.from(body).toString('base64') };
	const context = createContext({
		Buffer,
		$execution: { mode },
		$input: { item: hasBody ? { binary: { data } } : {} },
		$json: { headers },
	});
	const { json } = (await runInContext(`(async () => {${code}\n})()`, context)) as Checked;
	return json;
}

/** SHA-256 works in blocks of 64 bytes, and pads the last one in two ways. */
const LENGTHS = Array.from({ length: 140 }, (_, length) => length);

it('takes the signature of a body of any length for right, and no other', async () => {
	for (const length of LENGTHS) {
		const body = 'é'.repeat(length);
		const signed = signedByClerk(body);
		expect(await check(signed)).toEqual({ headers: signed.headers, isSigned: true });
		expect(await check({ ...signed, body: `${body} ` })).toMatchObject({ isSigned: false });
	}
});

it.each([24, 32, 64, 65, 100])('takes a key of %d bytes', async (bytes) => {
	const secret = `whsec_${Buffer.alloc(bytes, 0xf7).toString('base64')}`;
	expect(await check(signedByClerk('{}', secret), { secret })).toMatchObject({ isSigned: true });
	expect(await check(signedByClerk('{}'), { secret })).toMatchObject({ isSigned: false });
});

it.each([-301, 301])('refuses an event that is %d seconds from now', async (seconds) => {
	const then = Math.floor(Date.now() / 1000) + seconds;
	expect(await check(signedByClerk('{}', CLERK_SECRET, then))).toMatchObject({ isSigned: false });
});

it('refuses an event without a signature', async () => {
	expect(await check({ body: '{}' })).toMatchObject({ isSigned: false });
});

it('lets pinned samples pass in the editor, and there only', async () => {
	const sample = { body: '{}' };
	expect(await check(sample, { mode: 'test', hasBody: false })).toMatchObject({ isSigned: true });
	expect(await check(sample, { mode: 'test' })).toMatchObject({ isSigned: false });
	await expect(check(sample, { hasBody: false })).rejects.toThrow();
});

it('refuses to run without a secret, with which anybody could sign', async () => {
	await expect(check(signedByClerk('{}'), { secret: '' })).rejects.toThrow(
		'Enter the signing secret of Clerk at the top of this node',
	);
});
