import { NODE } from './engine';
import { signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();

// n8n reads this setting when it sends the first request. It blocks loopback addresses by default.
beforeAll(() => {
	process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
});
afterAll(() => {
	delete process.env.N8N_SSRF_PROTECTION_ENABLED;
});

it("reports an address that n8n's SSRF protection blocks as not recorded, after one attempt", async () => {
	const { items } = await trackLeads(sandbox.current, [signUp(1)], {
		onError: 'continueErrorOutput',
	});
	expect(items('Failure')[0]?.json.error).toMatchObject({
		code: 'ADDRESS_BLOCKED',
		message: "ADDRESS_BLOCKED: n8n's SSRF protection blocks the address of the Base URL",
		retryable: false,
		mayBeRecorded: false,
		attempts: 1,
	});
	expect(sandbox.current.seen).toEqual([]);
});

it('names the setting with which the administrator of n8n can allow the address', async () => {
	const { task } = await trackLeads(sandbox.current, [signUp(1)]);
	expect(task(NODE)?.error).toMatchObject({
		description: expect.stringContaining('N8N_SSRF_ALLOWED_IP_RANGES') as string,
		failure: { cause: 'configuration-invalid' },
	});
});
