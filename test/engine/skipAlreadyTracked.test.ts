import { useDeduplication } from './deduplication';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();
const store = useDeduplication();

const SETTINGS = {
	options: { skipAlreadyTracked: true },
	onError: 'continueErrorOutput' as const,
};

const signUps = (count: number) => Array.from({ length: count }, (_, id) => signUp(id));

const recordedIds = () =>
	sandbox.current.recorded.map(({ body }) => body.customerExternalId).sort();

const track = (items: ReturnType<typeof signUp>[], more: object = {}) =>
	trackLeads(sandbox.current, items, { ...SETTINGS, ...more });

describe('Skip Already Tracked', () => {
	it('skips the leads that an earlier execution tracked', async () => {
		await track(signUps(5));
		const { items, task } = await track(signUps(7));
		expect(items('Success').map(({ json }) => json.outcome)).toEqual([
			...Array<string>(5).fill('skipped'),
			...Array<string>(2).fill('tracked'),
		]);
		expect(items('Success')[0]?.json).toEqual({
			outcome: 'skipped',
			reason: 'already_tracked',
			eventName: 'Sign Up',
			customer: { externalId: '0', email: null, name: null },
			click: { id: 'click_0' },
			link: null,
			omitted: null,
			attempts: 0,
			error: null,
		});
		expect(recordedIds()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
		expect(task(NODE)?.hints).toEqual([
			{
				message: '5 of 7 items skipped: already tracked by this node.',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('skips no lead if the option is off', async () => {
		await track(signUps(2));
		await track(signUps(2), { options: {} });
		expect(recordedIds()).toEqual(['0', '0', '1', '1']);
	});

	it('reads the list of tracked events once per batch, and writes it in groups', async () => {
		await track(signUps(0));
		await track(signUps(40), { options: { skipAlreadyTracked: true, dryRun: true } });
		expect(store.calls).toBe(0);
		await track(signUps(1200), {
			options: { skipAlreadyTracked: true, ...requests({ concurrency: 50 }) },
		});
		expect(store.calls).toBeLessThanOrEqual(1 + (2 * 1200) / 6 + 2);
		store.calls = 0;
		await track(signUps(1200));
		expect(store.calls).toBe(1 + 4);
		expect(sandbox.current.seen).toHaveLength(1200);
	});

	it('sends leads that were rejected, failed or had an unknown outcome', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', status: 400, code: 'INVALID_CLICK_ID' });
		sandbox.current.faults.add({ clickId: 'click_1', connection: 'reset', times: 1 });
		sandbox.current.faults.add({ clickId: 'click_2', status: 503, times: 1 });
		const options = { skipAlreadyTracked: true, ...requests({ maxAttempts: 1 }) };
		const first = await track(signUps(4), { options });
		expect(first.items('Failure')).toHaveLength(3);
		sandbox.current.faults.clear();
		const second = await track(signUps(4));
		expect(second.items('Success').map(({ json }) => json.outcome)).toEqual([
			...['tracked', 'tracked', 'tracked', 'skipped'],
		]);
	});

	it('sends unattributed leads again, because Refport recorded nothing', async () => {
		await track([signUp(1, 'nolink_1')]);
		const { items } = await track([signUp(1, 'nolink_1')]);
		expect(items('Success')[0]?.json.outcome).toBe('unattributed');
	});

	it('sends one of two equal leads in a batch, and the second one if the first one fails', async () => {
		sandbox.current.latencyMs = 20;
		const duplicates = [signUp(1), signUp(1), signUp(2, 'unknown'), signUp(2)];
		const { items } = await track(duplicates);
		expect(items('Success').map(({ json }) => json.outcome)).toEqual([
			...['tracked', 'skipped', 'tracked'],
		]);
		expect(recordedIds()).toEqual(['1', '2']);
	});

	it('sends leads that differ in event, customer, node or Base URL', async () => {
		await track([signUp(1)]);
		await track([signUp(1)], { more: { eventName: 'Demo Booked' } });
		await track([signUp(2)]);
		const workflow = refportWorkflow(leadParameters({ skipAlreadyTracked: true }));
		const other = { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, id: 'other' })) };
		await runWorkflow(other, [signUp(1)], credentialFor(sandbox.current));
		const renamed = { ...credentialFor(sandbox.current), baseUrl: `${sandbox.current.url}/` };
		await runWorkflow(workflow, [signUp(1)], renamed);
		const elsewhere = sandbox.current.url.replace('127.0.0.1', 'localhost');
		await runWorkflow(workflow, [signUp(1)], { ...renamed, baseUrl: elsewhere });
		expect(recordedIds()).toEqual(['1', '1', '1', '1', '2']);
	});

	it('skips the leads that concurrent executions tracked', async () => {
		const ids = Array.from({ length: 8 }, (_, id) => id);
		await Promise.all(ids.map((id) => track([signUp(id)])));
		await Promise.all(ids.map((id) => track([signUp(id)])));
		expect(recordedIds()).toEqual(ids.map(String));
	});

	it('skips the leads that were tracked before a failure stopped the workflow', async () => {
		const items = signUps(6);
		const bad = items.map((item, id) => (id === 3 ? signUp(3, 'unknown') : item));
		const options = { skipAlreadyTracked: true, ...requests({ concurrency: 1 }) };
		const stopped = await trackLeads(sandbox.current, bad, { options });
		expect(stopped.run.status).toBe('error');
		await track(items);
		expect(recordedIds()).toEqual(['0', '1', '2', '3', '4', '5']);
	});
});
