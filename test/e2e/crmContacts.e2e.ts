import type { INode } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { webhookAt } from './crmWorkflow';
import { readExample } from './example';
import { HubSpotFake } from './hubSpotFake';
import { outputOf, postTo, useRealN8n } from './realN8n';
import { executeSamples, nodesRun, outcomesOf } from './samples';

const real = useRealN8n();

const PATH = 'e2e-crm-contacts';

const contact = (id: string, refp_id: string | null, more: Record<string, string> = {}) => ({
	id,
	properties: {
		email: `contact${id}@example.com`,
		firstname: 'Ada',
		lastname: null,
		refp_id,
		...more,
	},
});

let hubSpot: HubSpotFake;
let workflowId = '';
let runs = 0;

/**
 * n8n's HubSpot node has a fixed URL, so an HTTP Request node searches the fake HubSpot instead.
 */
function withFakeHubSpot(node: INode): INode {
	if (node.name === 'Every Hour') return { ...node, ...webhookAt(PATH) };
	if (node.name === 'Find New Contacts') {
		const type = 'n8n-nodes-base.httpRequest';
		return { ...node, type, typeVersion: 4.2, parameters: { url: hubSpot.url, options: {} } };
	}
	if (typeof node.parameters.url !== 'string') return node;
	const url = node.parameters.url.replace('https://api.hubapi.com', hubSpot.url);
	return { ...node, parameters: { ...node.parameters, url, authentication: 'none' } };
}

beforeAll(async () => {
	hubSpot = await HubSpotFake.start([
		contact('1', 'click_ada'),
		contact('2', 'nolink_bo'),
		contact('3', 'typo_cyd'),
		contact('4', 'click_dee'),
		contact('5', null),
		contact('6', 'click_eli', { refport_status: 'old' }),
		contact('7', 'click_fay', { refport_external_customer_id: 'customer-7' }),
	]);
	const { nodes, ...example } = readExample('crm-contacts');
	const saved = await real.rest.createWorkflow(
		{ ...example, nodes: nodes.map(withFakeHubSpot) },
		real.credential,
	);
	await real.rest.activate(saved);
	workflowId = saved.id;
});

beforeEach(() => {
	real.sandbox.reset();
	hubSpot.patched.length = 0;
});

afterAll(() => {
	hubSpot.stop();
});

async function run(): Promise<Execution> {
	runs += 1;
	await postTo(real, PATH, {});
	const execution = (await real.rest.executions(workflowId, runs)).at(-1);
	if (!execution) throw new Error('Nothing was executed');
	return execution;
}

const recordedIds = () => real.sandbox.recorded.map(({ body }) => body.customerExternalId).sort();

const statuses = () =>
	Object.fromEntries(hubSpot.contacts.map(({ id }) => [id, hubSpot.statusOf(id)]));

it('the CRM recipe tracks new contacts, stores each outcome, and fails the execution for failed ones', async () => {
	real.sandbox.faults.add({ clickId: 'click_dee', status: 503, body: 'html' });
	const execution = await run();
	expect(statuses()).toEqual({
		1: 'tracked',
		2: 'unattributed',
		3: 'failed: INVALID_CLICK_ID',
		4: undefined,
		5: undefined,
		6: 'old',
		7: 'tracked',
	});
	expect(recordedIds()).toEqual(['1', 'customer-7']);
	expect(outputOf(execution, 'Referral Tracked')).toHaveLength(2);
	expect(outputOf(execution, 'No Referral or Dry Run')).toHaveLength(1);
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.error?.message).toMatch(
		/^2 of 5 contacts were not reported\. The first, contact 3: INVALID_CLICK_ID: No click was recorded/,
	);
});

it('the CRM recipe retries only the contact that failed because of an outage', async () => {
	const execution = await run();
	expect(execution.status).toBe('success');
	expect(recordedIds()).toEqual(['4']);
	expect(hubSpot.patched).toEqual(['4']);
	expect(hubSpot.statusOf('4')).toBe('tracked');
});

it('the CRM recipe sends and changes nothing without new contacts', async () => {
	expect(nodesRun(await run())).not.toContain('Track the Lead');
	expect(real.sandbox.seen).toEqual([]);
	expect(hubSpot.patched).toEqual([]);
});

it('the CRM recipe retries contacts in the next run after a rejected API key', async () => {
	hubSpot.contacts.push(contact('8', 'click_gus'));
	real.sandbox.faults.add({ status: 401, code: 'UNAUTHORIZED' });
	const rejected = await run();
	expect(rejected.status).toBe('error');
	expect(hubSpot.statusOf('8')).toBeUndefined();
	real.sandbox.faults.clear();
	await run();
	expect(hubSpot.statusOf('8')).toBe('tracked');
	expect(recordedIds()).toEqual(['8']);
});

it('the CRM recipe tracks no contact twice if the last run was interrupted before it stored the outcomes', async () => {
	const [interrupted] = hubSpot.contacts.filter(({ id }) => id === '1');
	if (!interrupted) throw new Error('The contact is missing');
	delete interrupted.properties.refport_status;
	await run();
	expect(real.sandbox.seen).toEqual([]);
	expect(hubSpot.statusOf('1')).toBe('already_tracked');
});

it('the CRM recipe has three pinned samples that show each outcome without sending anything', async () => {
	const execution = await executeSamples(real, readExample('crm-contacts'), 'Every Hour');
	expect(outcomesOf(execution, 'Track the Lead')).toEqual([
		'validated',
		'skipped',
		'INVALID_INPUT',
	]);
	expect(nodesRun(execution)).not.toContain('Referral Tracked');
	expect(execution.data.resultData.error?.message).toMatch(
		/^1 of 3 contacts were not reported\. The first, contact 1003: INVALID_INPUT: The event is not a HubSpot contact/,
	);
	expect(real.sandbox.seen).toEqual([]);
});
