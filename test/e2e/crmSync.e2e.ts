import type { Execution } from '../n8n/rest';
import { CONTACT_IDS, KINDS, idsOf, kindOf } from './contactKinds';
import { fillContacts, readContacts } from './contacts';
import { activateCrmSync, eachSecond, nodesRun, useCrm, webhookAt, whenSent } from './crmWorkflow';
import { outputOf, postTo } from './realN8n';

const crm = useCrm();

const sentClicks = () =>
	crm.sandbox.seen.map(({ body }) => (body as { clickId: string }).clickId).sort();

const recordedClicks = () => crm.sandbox.recorded.map(({ body }) => String(body.clickId)).sort();

const clicksOf = (ids: number[]) => ids.map((id) => `click_${id}`).sort();

describe('the CRM sync of 500 contacts with a rate limit and an outage for some of them', () => {
	const path = 'e2e-crm';
	let workflowId = '';
	let runs = 0;

	const run = async (status: 'success' | 'error' = 'success'): Promise<Execution> => {
		runs += 1;
		await postTo(crm, path, {});
		const execution = (await crm.rest.executions(workflowId, runs, 120_000)).at(-1);
		expect(execution?.status).toBe(status);
		if (!execution) throw new Error('There was no run');
		return execution;
	};

	const clearRequests = () => {
		crm.sandbox.seen.length = 0;
		crm.sandbox.recorded.length = 0;
	};

	beforeAll(async () => {
		fillContacts(
			crm.database,
			CONTACT_IDS.map((id) => ({ id, ...kindOf(id).contact(id) })),
		);
		crm.sandbox.reset();
		crm.sandbox.limitTo({ perSecond: 100, burst: 50, form: 'seconds', wholeSeconds: true });
		for (const clickId of clicksOf(idsOf(KINDS.outage))) {
			crm.sandbox.faults.add({ clickId, status: 503, body: 'html' });
		}
		({ id: workflowId } = await activateCrmSync(crm, webhookAt(path)));
	});

	it('stores the outcome or error code of each contact in the first run', async () => {
		const execution = await run('error');
		expect(execution.data.resultData.error?.message).toMatch(
			/^\d+ contacts were not reported: INVALID_CLICK_ID, HTTP_503\. Fix the rows/,
		);
		expect(outputOf(execution, 'Take the Contacts Due')).toHaveLength(500);
		expect(readContacts(crm.database)).toEqual(
			CONTACT_IDS.map((id) => expect.objectContaining({ id, ...kindOf(id).after }) as unknown),
		);
		expect(recordedClicks()).toEqual(clicksOf(idsOf(KINDS.tracked, KINDS.badEmail)));
		expect(crm.sandbox.seen.some(({ status }) => status === 429)).toBe(true);
	});

	it('tracks only the contacts that failed temporarily in the second run', async () => {
		crm.sandbox.faults.clear();
		clearRequests();
		const execution = await run();
		const kept = idsOf(KINDS.outage);
		expect(kept).toEqual([50, 150, 250, 350, 450]);
		expect(outputOf(execution, 'Take the Contacts Due').map(({ json }) => json.id)).toEqual(kept);
		expect(sentClicks()).toEqual(clicksOf(kept));
		expect(recordedClicks()).toEqual(clicksOf(kept));
		const rows = readContacts(crm.database).filter(({ id }) => kept.includes(id));
		expect(rows).toEqual(
			kept.map((id) => expect.objectContaining({ id, ...KINDS.tracked.after }) as unknown),
		);
	});

	it('sends nothing in the third run', async () => {
		clearRequests();
		const ran = nodesRun(await run());
		expect(ran).toContain('Take the Contacts Due');
		expect(ran).not.toContain('Track the Lead');
		expect(crm.sandbox.seen).toEqual([]);
	});

	it('retries all contacts after a rejected API key', async () => {
		fillContacts(
			crm.database,
			[601, 602, 604].map((id) => ({ id, ...KINDS.tracked.contact(id) })),
		);
		crm.sandbox.faults.add({ status: 401, code: 'UNAUTHORIZED' });
		await run('error');
		const kept = { refport_status: null, refport_error: 'UNAUTHORIZED', reported: false };
		expect(readContacts(crm.database)).toMatchObject([kept, kept, kept]);
		crm.sandbox.faults.clear();
		clearRequests();
		await run();
		expect(recordedClicks()).toEqual(clicksOf([601, 602, 604]));
		expect(readContacts(crm.database)).toMatchObject(Array(3).fill(KINDS.tracked.after));
	});
});

it('the CRM sync tracks no contact twice if the schedule starts runs while another one is running', async () => {
	const ids = Array.from({ length: 20 }, (_, at) => at + 1);
	fillContacts(
		crm.database,
		ids.map((id) => ({ id, ...KINDS.tracked.contact(id) })),
	);
	crm.sandbox.reset();
	crm.sandbox.latencyMs = 4000;
	const { id } = await activateCrmSync(crm, eachSecond);
	const executions = await whenSent(crm, id);
	await crm.rest.deactivate(id);
	expect(sentClicks()).toEqual(clicksOf(ids));
	expect(readContacts(crm.database)).toMatchObject(ids.map(() => KINDS.tracked.after));
	const runsOf = (node: string) =>
		executions.flatMap(({ data }) => data.resultData.runData[node] ?? []);
	const [sending, ...others] = runsOf('Track the Lead');
	if (!sending) throw new Error('Nothing was sent');
	expect(others).toEqual([]);
	const end = sending.startTime + sending.executionTime;
	const meanwhile = runsOf('Take the Contacts Due').filter(
		({ startTime }) => startTime > sending.startTime && startTime < end,
	);
	expect(meanwhile.length).toBeGreaterThan(1);
});
