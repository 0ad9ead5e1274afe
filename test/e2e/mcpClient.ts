import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const ACTIVATION_LIMIT_MS = 15_000;

/** The result of a tool call. */
export interface ToolResult {
	isError: boolean;
	text: string;
}

async function connect(url: URL, token: string): Promise<Client> {
	const client = new Client({ name: 'e2e', version: '1.0.0' });
	const headers = { Authorization: `Bearer ${token}` };
	await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
	return client;
}

/**
 * Connects an MCP client to n8n. Retries, because n8n responds with 404 for a few seconds after the
 * activation.
 */
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

/** Calls a tool, and returns its only result, which is text. */
export async function callTool(
	client: Client,
	name: string,
	parameters: Record<string, string>,
): Promise<ToolResult> {
	const { isError = false, content } = await client.callTool({ name, arguments: parameters });
	const [only, ...more] = content as { type: string; text?: string }[];
	if (only?.text === undefined || more.length > 0)
		throw new Error('The tool did not return exactly one text');
	return { isError: isError === true, text: only.text };
}
