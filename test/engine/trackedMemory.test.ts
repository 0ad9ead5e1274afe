import type { INodeParameters } from 'n8n-workflow';
import { useDeduplication } from './deduplication';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();
const store = useDeduplication();

const remembering = { options: { skipAlreadyTracked: true } };
const ON = { ...remembering, onError: 'continueErrorOutput' as const };

const signUps = (count: number) => Array.from({ length: count }, (_, id) => signUp(id));

const track = (items: ReturnType<typeof signUp>[], more: object = {}) =>
	trackLeads(sandbox.current, items, { ...ON, ...more });

describe('sales', () => {
	const sale = (invoiceId: string): INodeParameters => ({
		...leadParameters({ skipAlreadyTracked: true }),
		resource: 'sale',
		amount: 4990,
		amountUnit: 'smallest',
		currency: 'usd',
		invoiceId,
	});
	const sell = (parameters: INodeParameters) =>
		runWorkflow(refportWorkflow(parameters), [signUp(1)], credentialFor(sandbox.current));

	it('with an invoice ID are sent once', async () => {
		await sell(sale('in_1'));
		const { items } = await sell(sale('in_1'));
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
		await sell(sale('in_2'));
		expect(sandbox.current.seen).toHaveLength(2);
	});

	it('without one are always sent, and nothing is looked up', async () => {
		await sell(sale(''));
		await sell(sale(''));
		expect(sandbox.current.recorded).toHaveLength(2);
		expect(store.calls).toBe(0);
	});
});

describe('what n8n remembers', () => {
	it('holds nothing of the customer', async () => {
		await track([signUp(1), { clickId: 'click_ada', userId: 424242 }]);
		const text = JSON.stringify([...store.rows.values()]);
		expect(text).not.toMatch(/424242|click_|Sign Up|rk_/);
		expect([...store.rows.values()].flat()).toHaveLength(2);
	});

	it('cannot be read: nothing is sent, and each item says so', async () => {
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

	it('is read at the second try where two made the first entry at once', async () => {
		store.failures = 1;
		const { items } = await track(signUps(2));
		expect(items('Success')).toHaveLength(2);
	});

	it('cannot be written: the leads are tracked, and a hint says what a repetition would do', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', delayMs: 100 });
		const running = track([signUp(0)]);
		while (sandbox.current.seen.length === 0) await new Promise(setImmediate);
		store.failures = 2;
		const { items, task } = await running;
		expect(items('Success')[0]?.json.outcome).toBe('tracked');
		expect(task(NODE)?.hints?.[0]?.message).toMatch(
			/^n8n could not store that 1 of these events were tracked\./,
		);
	});

	it('cannot be written: the error that stops the run says so, too', async () => {
		sandbox.current.faults.add({ clickId: 'click_0', hold: true, times: 1 });
		const running = trackLeads(sandbox.current, [signUp(0), signUp(1, 'bad')], remembering);
		await sandbox.current.holds.until(1);
		store.failures = 9;
		sandbox.current.holds.release();
		const { task } = await running;
		expect(task(NODE)?.error?.description).toMatch(
			/n8n could not store that 1 of these events were tracked\./,
		);
	});
});
