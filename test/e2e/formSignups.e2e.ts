import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { INode } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { deliver } from './deliver';
import { readExample, withoutDryRun } from './example';
import { outputOf, useRealN8n } from './realN8n';
import { executeSamples, nodesRun, outcomesOf } from './samples';

const real = useRealN8n();

const KEY = 'Bearer e2e-tally';
const ACTIVATION_LIMIT_MS = 15_000;

const FORMS = ['n8n Form', 'Typeform', 'Tally'].map((name) => ({
	name,
	trigger: `${name} Submitted`,
	lead: `Track the ${name} Sign-Up`,
}));

let workflowId = '';
let executed = 0;

beforeAll(async () => {
	const credential = await real.rest.post<{ id: string; name: string }>('/credentials', {
		name: 'Tally',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: KEY },
	});
	const { nodes, ...example } = readExample('form-signups');
	const chosen = nodes.map((node): INode => {
		// The trigger would register a webhook at Typeform, which needs an account.
		if (node.name === 'Typeform Submitted') return { ...node, disabled: true };
		return node.name === 'Tally Submitted'
			? { ...node, credentials: { httpHeaderAuth: credential } }
			: node;
	});
	const saved = await real.rest.createWorkflow({ ...example, nodes: chosen }, real.credential);
	await real.rest.activate(saved);
	workflowId = saved.id;
});

beforeEach(() => {
	real.sandbox.reset();
});

async function nextExecution(): Promise<Execution> {
	executed += 1;
	const execution = (await real.rest.executions(workflowId, executed)).at(-1);
	if (!execution) throw new Error('Nothing was executed');
	return execution;
}

/** Opens and submits the form like the browser of a visitor. */
async function submitForm(query: string, name: string, email: string): Promise<number> {
	const url = `${real.n8n.url}/form/refport-sign-up-form${query}`;
	const end = Date.now() + ACTIVATION_LIMIT_MS;
	for (;;) {
		const page = await axios.get<string>(url, { validateStatus: () => true });
		if (page.status === 200) {
			const [, hidden = ''] = /name="field-2"[^>]*value="([^"]*)"/.exec(page.data) ?? [];
			const form = new FormData();
			form.append('field-0', name);
			form.append('field-1', email);
			form.append('field-2', hidden);
			return (await axios.post(url, form)).status;
		}
		if (Date.now() > end) throw new Error('The form is not served');
		await sleep(200);
	}
}

describe('the n8n form', () => {
	it('tracks a visitor with a click ID in the URL', async () => {
		await submitForm('?refp_id=click_ada', 'Ada Lovelace', 'ada@example.com');
		const execution = await nextExecution();
		expect(outputOf(execution, 'Referral Tracked')[0]?.json).toMatchObject({ outcome: 'tracked' });
		expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
			{
				clickId: 'click_ada',
				eventName: 'Sign Up',
				customerExternalId: 'ada@example.com',
				customerEmail: 'ada@example.com',
				customerName: 'Ada Lovelace',
			},
		]);
	});

	it('tracks a visitor once who submits the form twice', async () => {
		await submitForm('?refp_id=click_ada', 'Ada Lovelace', 'ada@example.com');
		const execution = await nextExecution();
		expect(outputOf(execution, 'No Referral or Dry Run')[0]?.json).toMatchObject({
			outcome: 'skipped',
			reason: 'already_tracked',
		});
		expect(real.sandbox.seen).toEqual([]);
	});

	it('skips a visitor without a click ID, and the execution succeeds', async () => {
		await submitForm('', 'Bo', 'bo@example.com');
		const execution = await nextExecution();
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'No Referral or Dry Run')[0]?.json).toMatchObject({
			reason: 'missing_click_id',
		});
		expect(real.sandbox.seen).toEqual([]);
	});
});

describe('a response from Tally', () => {
	const [sample] = readExample('form-signups').pinData['Tally Submitted'] ?? [];
	const responseOf = (clickId: string, email: string) =>
		JSON.stringify(sample?.json.body)
			.replace('click_ada', clickId)
			.replace('ada@example.com', email);
	const send = (body: string, authorization = KEY) =>
		deliver(real, 'refport-tally', { body, headers: { authorization } });

	it('is tracked', async () => {
		expect(await send(responseOf('click_cyd', 'cyd@example.com'))).toBe(200);
		expect(nodesRun(await nextExecution())).toContain('Referral Tracked');
		expect(real.sandbox.recorded[0]?.body).toMatchObject({
			clickId: 'click_cyd',
			customerExternalId: 'cyd@example.com',
		});
	});

	it('is rejected with a wrong secret, without sending anything', async () => {
		expect(await send(responseOf('click_eve', 'eve@example.com'), 'Bearer guessed')).toBe(403);
		expect(real.sandbox.seen).toEqual([]);
	});

	it('fails the execution if the click ID is unknown', async () => {
		expect(await send(responseOf('typo_dee', 'dee@example.com'))).toBe(200);
		const execution = await nextExecution();
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(
			/^INVALID_CLICK_ID: No click was recorded with this click ID\. Nothing was recorded\. Refport does not know/,
		);
	});
});

it('the form recipe tracks a response from the Typeform Trigger', async () => {
	const { pinData } = readExample('form-signups');
	const [tracked, organic] = pinData['Typeform Submitted'] ?? [];
	const samples = [tracked, organic].filter((item) => item !== undefined);
	const example = {
		...withoutDryRun(readExample('form-signups')),
		pinData: { 'Typeform Submitted': samples },
	};
	const execution = await executeSamples(real, example, 'Typeform Submitted');
	expect(execution.status).toBe('success');
	expect(outcomesOf(execution, 'Track the Typeform Sign-Up')).toEqual(['tracked', 'skipped']);
	expect(outputOf(execution, 'Referral Tracked')).toHaveLength(1);
	expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
		{
			clickId: 'click_ada',
			eventName: 'Sign Up',
			customerExternalId: 'ada@example.com',
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
		},
	]);
});

it.each(FORMS)(
	'the form recipe has three pinned samples of $name that show each outcome without sending anything',
	async ({ trigger, lead }) => {
		const execution = await executeSamples(real, readExample('form-signups'), trigger);
		expect(outcomesOf(execution, lead)).toEqual(['validated', 'skipped', 'INVALID_INPUT']);
		expect(nodesRun(execution)).not.toContain('Referral Tracked');
		expect(execution.status).toBe('error');
		expect(real.sandbox.seen).toEqual([]);
	},
);
