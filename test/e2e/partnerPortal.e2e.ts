import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { readExample } from './example';
import { useRealN8n } from './realN8n';
import { executeSamples, nodesRun, outcomesOf } from './samples';

const real = useRealN8n();

const PATH = 'refport-portal';
const KEY = 'Bearer e2e-portal-key';
const ACTIVATION_LIMIT_MS = 15_000;

let workflowId = '';

beforeAll(async () => {
	const credential = await real.rest.post<{ id: string; name: string }>('/credentials', {
		name: 'Portal',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: KEY },
	});
	const { nodes, ...example } = readExample('partner-portal');
	const chosen = nodes.map((node) =>
		node.name === 'Dashboard Requested'
			? { ...node, credentials: { httpHeaderAuth: credential } }
			: node,
	);
	const saved = await real.rest.createWorkflow({ ...example, nodes: chosen }, real.credential);
	await real.rest.activate(saved);
	workflowId = saved.id;
});

beforeEach(() => {
	real.sandbox.reset();
});

/**
 * Requests the page. Retries, because n8n responds with 404 for a few seconds after the activation.
 */
async function request(email: string, authorization = KEY) {
	const end = Date.now() + ACTIVATION_LIMIT_MS;
	for (;;) {
		const page = await axios.get<string>(`${real.n8n.url}/webhook/${PATH}`, {
			params: { email },
			headers: { authorization },
			responseType: 'text',
			validateStatus: () => true,
		});
		if (page.status !== 404 || Date.now() > end) return page;
		await sleep(200);
	}
}

const lastExecution = async (count: number) =>
	(await real.rest.executions(workflowId, count)).at(-1);

const frameOf = (html: string) =>
	/<iframe [^>]*src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

it('the partner portal recipe responds with a page that embeds the dashboard and must not be cached', async () => {
	const page = await request('partner@example.com');
	expect(page.status).toBe(200);
	expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
	expect(page.headers['cache-control']).toBe('no-store');
	expect(frameOf(page.data)).toMatch(
		new RegExp(
			`^${real.sandbox.url}/embed/referrals\\?token=pub_[\\w-]+&dynamicHeight=true&theme=system$`,
		),
	);
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
		{ partner: { email: 'partner@example.com' } },
	]);
});

it('the partner portal recipe creates a new embed token for each page load', async () => {
	const first = await request('partner@example.com');
	const second = await request('partner@example.com');
	expect(frameOf(first.data)).not.toBe(frameOf(second.data));
	expect(real.sandbox.seen).toHaveLength(2);
});

it('the page of the partner portal recipe has a sandbox policy from n8n, so the site must serve the page itself', async () => {
	const page = await request('partner@example.com');
	const policy = String(page.headers['content-security-policy']);
	expect(policy).toMatch(/^sandbox /);
	expect(policy).not.toContain('allow-same-origin');
});

it('the partner portal recipe rejects a request with a wrong secret without sending anything', async () => {
	const page = await request('partner@example.com', 'Bearer guessed');
	expect(page.status).toBe(403);
	expect(page.data).not.toContain('iframe');
	expect(real.sandbox.seen).toEqual([]);
});

it('the partner portal recipe responds with 502 and fails the execution if no embed token is created', async () => {
	const before = (await real.rest.executions(workflowId, 0)).length;
	const page = await request('grace at example');
	expect(page.status).toBe(502);
	expect(page.data).toBe('Your dashboard is not available.');
	const execution = await lastExecution(before + 1);
	expect(execution?.status).toBe('error');
	expect(execution?.data.resultData.error?.message).toMatch(
		/^INVALID_INPUT: Partner Email is not an e-mail address such as name@example\.com\. Nothing was sent\./,
	);
	expect(real.sandbox.seen).toEqual([]);
});

it('the partner portal recipe has two pinned samples that show each outcome without sending anything', async () => {
	const execution = await executeSamples(
		real,
		readExample('partner-portal'),
		'Dashboard Requested',
	);
	expect(outcomesOf(execution, 'Create the Embed Token')).toEqual(['validated', 'INVALID_INPUT']);
	expect(nodesRun(execution)).toContain('Show the Dashboard');
	expect(execution.status).toBe('error');
	expect(real.sandbox.seen).toEqual([]);
});
