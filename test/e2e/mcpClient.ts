import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const ACTIVATION_LIMIT_MS = 15_000;

/** What a tool said, and whether it said it as an error. */
export interface Answer {
	isError: boolean;
	text: string;
}

async function connect(url: URL, token: string): Promise<Client> {
	const client = new Client({ name: 'e2e', version: '1.0.0' });
	const headers = { Authorization: `Bearer ${token}` };
	await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
	return client;
}

/** An MCP client at a path of n8n, which answers 404 for the first seconds after an activation. */
export async function connectMcp(n8nUrl: string, path: string, token: string): Promise<Client> {
	const url = new URL(`/mcp/${path}`, n8nUrl);
	const end = Date.now() + ACTIVATION_LIMIT_MS;
	for (;;) {
		try {
			return await connect(url, token);
		} catch (error) {
			if (Date.now() > end || !String(error).includes('404')) throw error;
			await sleep(200);
		}
	}
}

/** Calls a tool, and gives its only answer, which is text. */
export async function callTool(
	client: Client,
	name: string,
	parameters: Record<string, string>,
): Promise<Answer> {
	const { isError = false, content } = await client.callTool({ name, arguments: parameters });
	const [only, ...more] = content as { type: string; text?: string }[];
	if (only?.text === undefined || more.length > 0) throw new Error('Not one text was answered');
	return { isError: isError === true, text: only.text };
}
