import type { INodeParameters } from 'n8n-workflow';
import { useDeduplication } from './deduplication';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();
const store = useDeduplication();

const SKIP_TRACKED = { options: { skipAlreadyTracked: true } };
const SETTINGS = { ...SKIP_TRACKED, onError: 'continueErrorOutput' as const };

const signUps = (count: number) => Array.from({ length: count }, (_, id) => signUp(id));

const track = (items: ReturnType<typeof signUp>[], more: object = {}) =>
	trackLeads(sandbox.current, items, { ...SETTINGS, ...more });

describe('Skip Already Tracked for sales', () => {
	const sale = (invoiceId: string): INodeParameters => ({
		...leadParameters({ skipAlreadyTracked: true }),
		resource: 'sale',
		amount: 4990,
		amountUnit: 'smallest',
		currency: 'usd',
		invoiceId,
	});
	const trackSale = (parameters: INodeParameters) =>
		runWorkflow(refportWorkflow(parameters), [signUp(1)], credentialFor(sandbox.current));

	it('skips a sale whose invoice ID was tracked before', async () => {
		await trackSale(sale('in_1'));
		const { items } = await trackSale(sale('in_1'));
		expect(items('Success')[0]?.json).toEqual({
			outcome: 'skipped',
			reason: 'already_tracked',
			eventName: null,
			customer: { externalId: '1', email: null, name: null },
			sale: {
				id: null,
				amount: 4990,
				currency: 'usd',
				commissionAmount: null,
				status: null,
				invoiceId: 'in_1',
				paymentProcessor: null,
				amountReadable: '49.90 USD',
			},
			click: { id: 'click_1' },
			omitted: null,
			attempts: 0,
			error: null,
		});
		await trackSale(sale('in_2'));
		expect(sandbox.current.seen).toHaveLength(2);
	});

	it('sends every sale without an invoice ID, without reading the list of tracked events', async () => {
		await trackSale(sale(''));
		await trackSale(sale(''));
		expect(sandbox.current.recorded).toHaveLength(2);
		expect(store.calls).toBe(0);
	});
});

describe('the list of tracked events', () => {
	it('contains no customer data', async () => {
		await track([signUp(1), { clickId: 'click_ada', userId: 424242 }]);
		const text = JSON.stringify([...store.rows.values()]);
		expect(text).not.toMatch(/424242|click_|Sign Up|rk_/);
		expect([...store.rows.values()].flat()).toHaveLength(2);
	});

	it('fails every item without sending a request if n8n cannot read it', async () => {
		store.failures = 2;
		const { items } = await track(signUps(2));
		expect(items('Failure').map(({ json }) => json.error)).toEqual(
			Array(2).fill(
				expect.objectContaining({
					code: 'MEMORY_ERROR',
					message: 'MEMORY_ERROR: database is locked',
					attempts: 0,
				}),
			),
		);
		expect(sandbox.current.seen).toEqual([]);
	});

	it('is read again if the first attempt fails', async () => {
		store.failures = 1;
		const { items } = await track(signUps(2));
		expect(items('Success')).toHaveLength(2);
	});

	it('causes a hint, but no failed lead, if n8n cannot write it', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', delayMs: 100 });
		const running = track([signUp(0)]);
		while (sandbox.current.seen.length === 0) await new Promise(setImmediate);
		store.failures = 2;
		const { items, task } = await running;
		expect(items('Success')[0]?.json.outcome).toBe('tracked');
		expect(task(NODE)?.hints?.[0]?.message).toMatch(
			/^n8n could not save the tracked status of 1 of these events\./,
		);
	});

	it('is mentioned in the error that stops the workflow if n8n cannot write it', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', hold: true, times: 1 });
		const running = trackLeads(sandbox.current, [signUp(0), signUp(1, 'bad')], SKIP_TRACKED);
		await sandbox.current.holds.until(1);
		store.failures = 9;
		sandbox.current.holds.release();
		const { task } = await running;
		expect(task(NODE)?.error?.description).toMatch(
			/n8n could not save the tracked status of 1 of these events\./,
		);
	});
});
