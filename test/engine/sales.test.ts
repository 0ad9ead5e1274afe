import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();

const saleParameters = (more: INodeParameters = {}): INodeParameters => ({
	resource: 'sale',
	operation: 'track',
	clickIdSource: 'define',
	clickId: 'click_ada',
	customerExternalId: '1001',
	amount: '={{ $json.amount }}',
	amountUnit: 'smallest',
	currency: 'usd',
	specifyMetadata: 'fields',
	metadata: {},
	options: {},
	...more,
});

const track = (more: INodeParameters, item: IDataObject = { amount: 4990 }) =>
	runWorkflow(
		refportWorkflow(saleParameters(more), { onError: 'continueErrorOutput' }),
		[item],
		credentialFor(sandbox.current),
	);

it('sends the documented request and outputs what Refport recorded', async () => {
	const { items } = await track(
		{
			amountUnit: 'major',
			currency: 'EUR',
			invoiceId: 'in_1',
			additionalFields: {
				eventName: 'Renewal',
				paymentProcessor: 'stripe',
				customerEmail: 'ada@example.com',
			},
		},
		{ amount: '19.99' },
	);
	expect(sandbox.current.seen[0]).toMatchObject({ path: '/api/track/sale' });
	expect(sandbox.current.seen[0]?.body).toEqual({
		clickId: 'click_ada',
		customerExternalId: '1001',
		amount: 1999,
		currency: 'eur',
		eventName: 'Renewal',
		invoiceId: 'in_1',
		paymentProcessor: 'stripe',
		customerEmail: 'ada@example.com',
	});
	expect(items('Success')[0]?.json).toEqual({
		outcome: 'tracked',
		eventName: 'Renewal',
		customer: { externalId: '1001', email: 'ada@example.com', name: null },
		sale: {
			id: expect.stringMatching(/^sale_/) as string,
			amount: 1999,
			currency: 'eur',
			commissionAmount: 400,
			status: 'pending',
			invoiceId: 'in_1',
			paymentProcessor: 'stripe',
			amountReadable: '19.99 EUR',
		},
		reason: null,
		click: { id: 'click_ada' },
		omitted: null,
		attempts: 1,
		error: null,
	});
});

it.each([
	['1.005', 'major', 'Amount must have at most 2 decimals in USD'],
	['$49.90', 'major', 'Amount must be a plain number such as 49.90'],
	['49.90', 'smallest', 'Amount must be a whole number of the smallest unit'],
	['', 'smallest', 'Amount is empty'],
])(
	'rejects the amount %j in the %s unit without sending a request',
	async (amount, amountUnit, problem) => {
		const { items } = await track({ amountUnit }, { amount });
		const { code, message, field } = items('Failure')[0]?.json.error as Record<string, string>;
		expect([code, field]).toEqual(['INVALID_INPUT', 'amount']);
		expect(message).toContain(problem);
		expect(sandbox.current.seen).toHaveLength(0);
	},
);

it('reports a sale as unattributed if Refport responds with null', async () => {
	const { items } = await track({ clickId: 'nolink_1' });
	expect(items('Success')[0]?.json).toMatchObject({
		outcome: 'unattributed',
		sale: { amount: 4990 },
	});
});

it('fails if the response is not a sale', async () => {
	sandbox.current.faults.add({ body: 'otherJson' });
	const { items } = await track({});
	expect(items('Failure')[0]?.json.error).toMatchObject({ code: 'UNEXPECTED_REPLY' });
});

describe('after an unknown outcome, the node', () => {
	const countsAfterReset = async (more: INodeParameters) => {
		sandbox.current.faults.add({ connection: 'reset', recorded: true, times: 1 });
		const { items } = await track(more);
		const paid = sandbox.current.recorded.length;
		return { sent: sandbox.current.seen.length, paid, tracked: items('Success').length };
	};

	it('does not retry a sale without an invoice ID, because the partner would be paid twice', async () => {
		expect(await countsAfterReset({})).toEqual({ sent: 1, paid: 1, tracked: 0 });
	});

	it('retries a sale with an invoice ID, even if Retry If Outcome Is Unknown is off', async () => {
		const more = { invoiceId: 'in_1', options: { repeatUnknown: false } };
		expect(await countsAfterReset(more)).toEqual({ sent: 2, paid: 1, tracked: 1 });
	});

	it.each([
		[{}, 'The event may have been recorded. Check Refport before you send it again.'],
		[
			{ invoiceId: 'in_1' },
			'Refport may have processed the request. You can safely send it again.',
		],
	])('says whether a sale with %j may be sent again', async (more, text) => {
		sandbox.current.faults.add({ connection: 'reset' });
		const { items } = await track({ ...more, options: requests({ maxAttempts: 1 }) });
		const { description } = items('Failure')[0]?.json.error as { description: string };
		expect(description).toContain(text);
	});

	it('retries a sale without an invoice ID if Retry If Outcome Is Unknown is on', async () => {
		expect(await countsAfterReset({ options: { repeatUnknown: true } })).toMatchObject({
			sent: 2,
		});
	});
});

it('stops the workflow with the code of the failed sale if On Error is Stop Workflow', async () => {
	const workflow = refportWorkflow(saleParameters({ clickId: 'unknown' }));
	const { task } = await runWorkflow(workflow, [{ amount: 1 }], credentialFor(sandbox.current));
	expect(task(NODE)?.error?.message).toMatch(/^INVALID_CLICK_ID: .*$/);
});
