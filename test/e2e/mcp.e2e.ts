import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { readExample } from './example';
import { callTool, connectMcp } from './mcpClient';
import { useRealN8n } from './realN8n';

const real = useRealN8n();

const TOKEN = 'mcp-e2e-token';
const PATH = 'refport-referrals';
const TOOL = 'Track_Lead_in_Refport';

let client: Client;

beforeAll(async () => {
	const bearer = { name: 'MCP', type: 'httpBearerAuth', data: { token: TOKEN } };
	const credential = await real.rest.post<{ id: string; name: string }>('/credentials', bearer);
	const { nodes, ...example } = readExample('ai-mcp-tool');
	const chosen = nodes.map((node) =>
		node.name === 'Referral Tools'
			? { ...node, credentials: { httpBearerAuth: credential } }
			: node,
	);
	const saved = await real.rest.createWorkflow({ ...example, nodes: chosen }, real.credential);
	await real.rest.activate(saved);
	client = await connectMcp(real.n8n.url, PATH, TOKEN);
});

beforeEach(() => {
	real.sandbox.reset();
});

afterAll(() => client.close());

/** Calls the tool, and removes the error name, which differs between n8n versions. */
async function call(parameters: Record<string, string>) {
	const result = await callTool(client, TOOL, parameters);
	return { ...result, text: result.text.replace(/^(NodeOperation)?Error: /, '') };
}

it('the MCP server lists the tool with its fields and their descriptions', async () => {
	const { tools } = await client.listTools();
	expect(tools).toHaveLength(1);
	expect(tools[0]).toMatchObject({
		name: TOOL,
		description: expect.stringMatching(/^Reports the sign-up of a new customer/) as string,
	});
	expect(Object.keys(tools[0]?.inputSchema.properties ?? {}).sort()).toEqual([
		'clickId',
		'customerEmail',
		'customerExternalId',
		'customerName',
	]);
	expect(tools[0]?.inputSchema.properties?.clickId).toMatchObject({
		type: 'string',
		description: expect.stringMatching(/cookie refp_id/) as string,
	});
});

it('the MCP tool tracks a lead', async () => {
	const { isError, text } = await call({
		clickId: 'https://shop.example/?refp_id=click_ada',
		customerExternalId: '1001',
		customerEmail: 'ada@example.com',
		customerName: 'Ada',
	});
	expect(isError).toBe(false);
	expect(JSON.parse(text)).toMatchObject([
		{ outcome: 'tracked', click: { id: 'click_ada' }, customer: { externalId: '1001' } },
	]);
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
		{
			clickId: 'click_ada',
			eventName: 'Sign Up',
			customerExternalId: '1001',
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
		},
	]);
});

it('the MCP tool does not send fields that the model omits', async () => {
	await call({ clickId: 'click_bo', customerExternalId: '1002' });
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
		{ clickId: 'click_bo', eventName: 'Sign Up', customerExternalId: '1002' },
	]);
});

it('the MCP tool skips an organic customer without sending a request', async () => {
	const { isError, text } = await call({ clickId: '', customerExternalId: '1003' });
	expect({ isError, answer: JSON.parse(text) as unknown }).toEqual({
		isError: false,
		answer: [
			{
				outcome: 'skipped',
				reason: 'missing_click_id',
				eventName: 'Sign Up',
				customer: { externalId: '1003', email: null, name: null },
				click: null,
				link: null,
				omitted: null,
				attempts: 0,
				error: null,
			},
		],
	});
	expect(real.sandbox.seen).toEqual([]);
});

it('the MCP tool tracks a customer once if the model calls it twice', async () => {
	const parameters = { clickId: 'click_gus', customerExternalId: '1007' };
	await call(parameters);
	const { isError, text } = await call(parameters);
	expect(isError).toBe(false);
	expect(JSON.parse(text)).toMatchObject([{ outcome: 'skipped', reason: 'already_tracked' }]);
	expect(real.sandbox.seen).toHaveLength(1);
});

it('the MCP tool returns the error code and the advice to the model', async () => {
	expect(await call({ clickId: 'typo_cyd', customerExternalId: '1004' })).toEqual({
		isError: true,
		text: `INVALID_CLICK_ID: No click was recorded with this click ID.

Details: Nothing was recorded. Refport does not know the click ID "typo_cyd". Check that the click ID is the value of the cookie refp_id, and that the click belongs to the account of this API key. Retrying will not help.`,
	});
	expect(real.sandbox.seen).toHaveLength(1);
	expect(real.sandbox.recorded).toEqual([]);
});

it('the MCP tool omits an invalid e-mail address, and lists it in the result', async () => {
	const customerEmail = 'dee at example';
	const { isError, text } = await call({
		clickId: 'click_dee',
		customerExternalId: '1005',
		customerEmail,
	});
	expect(isError).toBe(false);
	expect(JSON.parse(text)).toMatchObject([
		{ outcome: 'tracked', omitted: [{ field: 'customerEmail' }] },
	]);
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
		{ clickId: 'click_dee', eventName: 'Sign Up', customerExternalId: '1005' },
	]);
});

it('the MCP tool reports a long rate limit at once, before the client times out', async () => {
	const wait = { form: 'seconds', seconds: 30 } as const;
	real.sandbox.faults.add({
		status: 429,
		code: 'RATE_LIMIT_EXCEEDED',
		message: 'Slow down.',
		wait,
	});
	const { isError, text } = await call({ clickId: 'click_eli', customerExternalId: '1006' });
	expect(isError).toBe(true);
	expect(text.split('\n')[0]).toBe(
		'RATE_LIMIT_EXCEEDED: Slow down. (Refport asks for a wait of 30 s, which is longer than Longest Wait (10 s))',
	);
	expect(real.sandbox.seen).toHaveLength(1);
});

it('the MCP server rejects a client with a wrong token', async () => {
	await expect(connectMcp(real.n8n.url, PATH, 'wrong')).rejects.toMatchObject({
		code: 403,
		message: expect.stringMatching(/Authorization data is wrong/) as string,
	});
});
