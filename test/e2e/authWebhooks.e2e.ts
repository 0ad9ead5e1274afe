import type { Execution } from '../n8n/rest';
import { SERVICES, authExample, eventOf, signedByClerk } from './authServices';
import { type Delivery, deliver } from './deliver';
import { readExample } from './example';
import { outputOf, useRealN8n } from './realN8n';
import { executeSamples, nodesRun, outcomesOf } from './samples';

const real = useRealN8n();

let workflowId = '';
let executed = 0;

beforeAll(async () => {
	const saved = await real.rest.createWorkflow(await authExample(real), real.credential);
	await real.rest.activate(saved);
	workflowId = saved.id;
});

beforeEach(() => {
	real.sandbox.reset();
});

/** Waits for the execution, so each execution belongs to one delivery. */
async function send(
	path: string,
	delivery: Delivery,
): Promise<{ status: number | undefined; execution: Execution }> {
	const status = await deliver(real, path, delivery);
	executed += 1;
	const execution = (await real.rest.executions(workflowId, executed)).at(-1);
	if (!execution) throw new Error('Nothing was executed');
	return { status, execution };
}

const recordedClicks = () => real.sandbox.recorded.map(({ body }) => body.clickId);

let customer = 2000;
const nextCustomer = () => (customer += 1);

describe.each(SERVICES)('a sign-up event from $name', (service) => {
	const { path, lead, genuine, forged, rejectionStatus } = service;

	const sendNew = (clickId: string) =>
		send(path, genuine(eventOf(service, nextCustomer(), clickId)));

	it('is tracked once if it is delivered twice', async () => {
		const event = eventOf(service, nextCustomer(), 'click_ada');
		const first = await send(path, genuine(event));
		const second = await send(path, genuine(event));
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(outputOf(first.execution, 'Referral Tracked')[0]?.json).toMatchObject({
			outcome: 'tracked',
			customer: { externalId: expect.stringContaining(String(customer)) as string },
		});
		expect(outputOf(second.execution, 'No Referral or Dry Run')[0]?.json).toMatchObject({
			outcome: 'skipped',
			reason: 'already_tracked',
		});
		expect(real.sandbox.seen).toHaveLength(1);
		expect(real.sandbox.recorded[0]?.body).toMatchObject({
			clickId: 'click_ada',
			eventName: 'Sign Up',
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
		});
	});

	it('is accepted but not tracked without a click ID', async () => {
		const { status, execution } = await sendNew('');
		expect({ status, result: execution.status }).toEqual({ status: 200, result: 'success' });
		expect(nodesRun(execution)).toContain('No Referral or Dry Run');
		expect(real.sandbox.seen).toEqual([]);
	});

	it('is rejected without sending anything if it is forged', async () => {
		const status = await deliver(real, path, forged(eventOf(service, nextCustomer(), 'click_eve')));
		expect(status).toBe(rejectionStatus);
		if (rejectionStatus === 401) {
			executed += 1;
			const execution = (await real.rest.executions(workflowId, executed)).at(-1);
			expect(execution && nodesRun(execution)).not.toContain(lead);
		}
		expect(real.sandbox.seen).toEqual([]);
	});

	it.each([
		['an outage', { status: 503, times: 20 }],
		['a rejected API key', { status: 401, code: 'UNAUTHORIZED', times: 1 }],
	])('gets HTTP 500 after %s, and is tracked when it is delivered again', async (_, fault) => {
		const delivery = genuine(eventOf(service, nextCustomer(), 'click_bo'));
		real.sandbox.faults.add(fault);
		const first = await send(path, delivery);
		expect({ status: first.status, result: first.execution.status }).toEqual({
			status: 500,
			result: 'error',
		});
		expect(recordedClicks()).toEqual([]);
		real.sandbox.faults.clear();
		const second = await send(path, delivery);
		expect({ status: second.status, result: second.execution.status }).toEqual({
			status: 200,
			result: 'success',
		});
		expect(recordedClicks()).toEqual(['click_bo']);
	});

	it('gets HTTP 200 and fails the execution if the click ID is unknown', async () => {
		const { status, execution } = await sendNew('typo_cyd');
		expect({ status, result: execution.status }).toEqual({ status: 200, result: 'error' });
		expect(execution.data.resultData.error?.message).toMatch(
			/^INVALID_CLICK_ID: No click was recorded with this click ID\. Nothing was recorded\. Refport does not know/,
		);
	});

	it('has three pinned samples that show each outcome without sending anything', async () => {
		const example = readExample('auth-webhooks');
		const execution = await executeSamples(real, example, service.trigger);
		expect(outcomesOf(execution, lead)).toEqual(['validated', 'skipped', 'INVALID_INPUT']);
		expect(nodesRun(execution)).not.toContain('Referral Tracked');
		expect(execution.data.resultData.error?.message).toMatch(/It looks like an event from/);
		expect(real.sandbox.seen).toEqual([]);
	});
});

describe('the signature of a Clerk event', () => {
	const [clerk] = SERVICES;
	if (!clerk) throw new Error('Clerk is missing');
	const event = (clickId = 'click_dee') => eventOf(clerk, nextCustomer(), clickId);

	it.each([
		['a body with multi-byte characters', event().replace('Ada', 'Ådå 📎 Łucja')],
		['a body with spaces and line breaks', JSON.stringify(JSON.parse(event()), null, 2)],
		['a body of 100 kB', event().replace('"Ada"', `"${'Ada '.repeat(25_000)}"`)],
	])('is valid for %s', async (_, body) => {
		const { status } = await send(clerk.path, signedByClerk(body));
		expect(status).toBe(200);
		expect(recordedClicks()).toEqual(['click_dee']);
	});

	it.each<[string, () => Delivery]>([
		['a body that was changed', () => ({ ...signedByClerk(event()), body: event('click_eve') })],
		['no signature', () => ({ body: event() })],
		[
			'an event that is one hour old',
			() => signedByClerk(event(), undefined, Math.floor(Date.now() / 1000) - 3600),
		],
	])('is invalid for %s', async (_, delivery) => {
		const { status } = await send(clerk.path, delivery());
		expect(status).toBe(401);
		expect(real.sandbox.seen).toEqual([]);
	});

	it('fails with a request to enter the signing secret if it is empty', async () => {
		const { nodes, ...example } = await authExample(real);
		const path = 'refport-clerk-without-secret';
		const original = readExample('auth-webhooks');
		const changed = nodes.map((node) => {
			if (node.name === clerk.trigger) {
				return { ...node, webhookId: path, parameters: { ...node.parameters, path } };
			}
			return node.name === 'Check the Signature of Clerk'
				? (original.nodes.find(({ name }) => name === node.name) ?? node)
				: { ...node, disabled: node.name.endsWith(' Event') };
		});
		const saved = await real.rest.createWorkflow({ ...example, nodes: changed }, real.credential);
		await real.rest.activate(saved);
		expect(await deliver(real, path, signedByClerk(event()))).toBe(500);
		const [execution] = await real.rest.executions(saved.id, 1);
		expect(execution?.data.resultData.error?.message).toMatch(/Enter the signing secret of Clerk/);
		expect(real.sandbox.seen).toEqual([]);
	});
});

it('the auth webhooks recipe responds to Clerk before its timeout of 15 s, even if Refport does not respond', async () => {
	const [clerk] = SERVICES;
	if (!clerk) throw new Error('Clerk is missing');
	real.sandbox.faults.add({ connection: 'hang' });
	const delivery = clerk.genuine(eventOf(clerk, nextCustomer(), 'click_fay'));
	const { status } = await send(clerk.path, { ...delivery, timeoutMs: 15_000 });
	expect(status).toBe(500);
	expect(real.sandbox.seen).toHaveLength(2);
});

it('the auth webhooks recipe tracks a Supabase sign-up even after Supabase stops waiting for the response', async () => {
	const supabase = SERVICES.find(({ name }) => name === 'Supabase');
	if (!supabase) throw new Error('Supabase is missing');
	real.sandbox.latencyMs = 1500;
	const delivery = supabase.genuine(eventOf(supabase, nextCustomer(), 'click_gus'));
	const { status, execution } = await send(supabase.path, { ...delivery, timeoutMs: 500 });
	expect(status).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(nodesRun(execution)).toContain('Referral Tracked');
	expect(recordedClicks()).toEqual(['click_gus']);
});
