import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SIGN_UPS } from '../demo/signUps';
import type { Execution } from '../n8n/rest';
import { readExample } from './example';
import { SECRET, credentialFor, outputOf, postTo, useRealN8n } from './realN8n';
import { executeSamples, itemsOf, nodesRun, outcomesOf } from './samples';

const real = useRealN8n();

const readTree = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => !name.includes('node_modules') && statSync(join(folder, name)).isFile())
		.map((name) => readFileSync(join(folder, name), 'latin1'));

it('n8n loads the node and the AI tool from the package', async () => {
	const names = (await real.rest.nodeTypes()).map(({ name }) => name);
	expect(names).toEqual(
		expect.arrayContaining(['n8n-nodes-refport.refport', 'n8n-nodes-refport.refportTool']),
	);
});

it('n8n serves the output fields, which the editor shows before the first run', async () => {
	const path = '/schemas/n8n-nodes-refport.refport/2.0.0/lead/track.json';
	const schema = await real.rest.file<{ properties: object }>(path);
	expect(Object.keys(schema.properties)).toEqual(
		expect.arrayContaining(['outcome', 'reason', 'customer', 'click', 'link', 'attempts', 'error']),
	);
});

describe('the credential test', () => {
	it('accepts a valid API key without recording anything', async () => {
		const result = await real.rest.testCredential(credentialFor(real.sandbox));
		expect(result).toMatchObject({ status: 'OK' });
		expect(real.sandbox.recorded).toEqual([]);
	});

	it.each([
		['an invalid API key', { apiKey: 'rk_wrong' }, /^Refport rejected this API key/],
		[
			'a server that is not running',
			{ baseUrl: 'http://127.0.0.1:1' },
			/ECONNREFUSED|refused the connection/,
		],
		['http on another host', { baseUrl: 'http://192.0.2.1' }, /The API key was not sent/],
		['a Base URL that is not a URL', { baseUrl: 'refport' }, /must be a full address/],
	] as const)('explains %s', async (_, change, message) => {
		const result = await real.rest.testCredential({ ...credentialFor(real.sandbox), ...change });
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message) as string,
		});
	});

	it('explains a wrong path', async () => {
		const { apiKey, baseUrl } = credentialFor(real.sandbox);
		const result = await real.rest.testCredential({ apiKey, baseUrl: `${baseUrl}/elsewhere` });
		expect(result.message).toMatch(/did not come from Refport/);
	});

	it.each([
		['an outage', { status: 503, body: 'html' }, /did not come from Refport/],
		['a page of another server', { status: 200, body: 'html' }, /did not come from Refport/],
		[
			'a redirect',
			{ status: 302, body: 'html', headers: { location: '/login' } },
			/did not come from Refport/,
		],
		['a rate limit', { status: 429, code: 'RATE_LIMITED' }, /too many requests/],
	] as const)('explains %s', async (_, fault, message) => {
		real.sandbox.faults.add({ ...fault, times: 1 });
		const result = await real.rest.testCredential(credentialFor(real.sandbox));
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message) as string,
		});
	});
});

it('the sign-up example has three pinned samples that show each outcome without sending anything', async () => {
	const execution = await executeSamples(real, readExample('signup-webhook'), 'Sign-Up Posted');
	expect(outcomesOf(execution, 'Track the Lead')).toEqual([
		'validated',
		'skipped',
		'INVALID_INPUT',
	]);
	expect(nodesRun(execution)).not.toContain('Referral Tracked');
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.error?.message).toMatch(
		/^INVALID_INPUT: Customer External ID is/,
	);
	expect(real.sandbox.recorded).toEqual([]);
});

describe('the sign-up example', () => {
	let executions: Execution[] = [];

	beforeAll(async () => {
		real.sandbox.reset();
		real.sandbox.faults.add({
			clickId: 'click_dee',
			times: 1,
			status: 429,
			wait: { form: 'seconds', seconds: 2 },
		});
		const saved = await real.rest.createWorkflow(readExample('signup-webhook'), real.credential);
		await real.rest.activate(saved);
		for (const { body } of SIGN_UPS) await postTo(real, 'refport-sign-up', body);
		executions = await real.rest.executions(saved.id, SIGN_UPS.length);
	});

	const executionOf = (userId: number): Execution => {
		const found = executions.find(
			(one) =>
				(outputOf(one, 'Sign-Up Posted')[0]?.json.body as { userId: number }).userId === userId,
		);
		if (!found) throw new Error(`No execution for ${userId}`);
		return found;
	};

	it('records the referred leads', () => {
		const ids = real.sandbox.recorded.map(({ body }) => body.customerExternalId);
		expect(ids.sort()).toEqual(['1001', '1004', '1006']);
		expect(real.sandbox.recorded[0]?.body).toEqual({
			clickId: 'click_ada',
			eventName: 'Sign Up',
			customerExternalId: '1001',
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
			metadata: { plan: 'pro' },
		});
	});

	it('shows the outcome of each sign-up in its execution', () => {
		const outcomes = [1001, 1002, 1004, 1005].map(
			(id) => outputOf(executionOf(id), 'Track the Lead')[0]?.json,
		);
		expect(outcomes).toMatchObject([
			{ outcome: 'tracked', click: { id: 'click_ada' }, attempts: 1 },
			{ outcome: 'skipped', reason: 'missing_click_id', customer: { externalId: '1002' } },
			{ outcome: 'tracked', attempts: 2 },
			{ outcome: 'unattributed', customer: { externalId: '1005' } },
		]);
	});

	it('passes failures to the error output, with the error next to the input', () => {
		expect(itemsOf(executionOf(1003), 'Track the Lead')[0]?.json).toMatchObject({
			body: { userId: 1003 },
			error: {
				code: 'INVALID_CLICK_ID',
				httpStatus: 400,
				retryable: false,
				mayBeRecorded: false,
				attempts: 1,
				customer: { externalId: '1003' },
			},
		});
	});

	it('passes only tracked leads to the node Referral Tracked', () => {
		const tracked = [1001, 1002, 1003, 1004, 1005, 1006].filter((id) =>
			nodesRun(executionOf(id)).includes('Referral Tracked'),
		);
		expect(tracked).toEqual([1001, 1004, 1006]);
	});

	it('fails only the execution whose lead was not recorded, and shows the advice', () => {
		const failed = executions.filter(({ status }) => status !== 'success');
		expect(failed).toEqual([executionOf(1003)]);
		expect(failed[0]?.data.resultData.error?.message).toMatch(
			/^INVALID_CLICK_ID: No click was recorded with this click ID\. Nothing was recorded\. Refport does not know the click ID "typo_cyd"\./,
		);
	});

	it('omits an invalid e-mail address, and lists it in the output', () => {
		expect(outputOf(executionOf(1006), 'Track the Lead')[0]?.json).toMatchObject({
			outcome: 'tracked',
			omitted: [{ field: 'customerEmail' }],
		});
	});

	it('stores the API key neither in the database nor in the log', () => {
		const files = readTree(real.n8n.userFolder);
		expect(files.some((text) => text.includes('INVALID_CLICK_ID'))).toBe(true);
		expect(files.filter((text) => text.includes(SECRET))).toEqual([]);
	});
});
