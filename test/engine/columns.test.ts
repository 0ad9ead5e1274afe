import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useDeduplication } from './deduplication';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();
useDeduplication();

const LEAD_KEYS = [
	...['outcome', 'reason', 'eventName', 'customer', 'click', 'link'],
	...['omitted', 'attempts', 'error'],
];

const CONTINUE = { onError: 'continueRegularOutput' } as const;

const LINK = {
	id: 'link_1',
	domain: 'refport.example',
	key: 'partner',
	url: 'https://shop.example/?via=partner',
	programId: 'prog_1',
};

const customer = (externalId: string | null, email: string | null = null) => ({
	externalId,
	email,
	name: null,
});

const keysOf = (items: { json: IDataObject }[]) => items.map(({ json }) => Object.keys(json));

describe('the output items of a lead', () => {
	it('have the same keys in the same order for every outcome', async () => {
		const run = await trackLeads(
			sandbox.current,
			[signUp(1), signUp(2, 'nolink_2'), signUp(3, ''), signUp(4, 'bad'), signUp(5), signUp(1)],
			{
				...CONTINUE,
				options: { skipAlreadyTracked: true },
				more: {
					customerExternalId: '={{ $json.userId === 5 ? [] : $json.userId }}',
					additionalFields: {
						customerEmail: '={{ $json.userId === 2 ? "two" : "x@example.com" }}',
					},
				},
			},
		);
		const outputs = run.items('Success');
		expect(keysOf(outputs)).toEqual(Array(6).fill(LEAD_KEYS));
		const known = { eventName: 'Sign Up', link: null, omitted: null, error: null };
		expect(outputs.map(({ json }) => json)).toEqual([
			{
				...known,
				outcome: 'tracked',
				reason: null,
				customer: customer('1', 'x@example.com'),
				click: { id: 'click_1' },
				link: LINK,
				attempts: 1,
			},
			{
				...known,
				outcome: 'unattributed',
				reason: null,
				customer: customer('2', 'two'),
				omitted: [
					{
						field: 'customerEmail',
						reason: 'Customer Email is not an e-mail address such as name@example.com',
					},
				],
				click: { id: 'nolink_2' },
				attempts: 1,
			},
			{
				...known,
				outcome: 'skipped',
				reason: 'missing_click_id',
				customer: customer('3', 'x@example.com'),
				click: null,
				attempts: 0,
			},
			{
				...known,
				outcome: 'failed',
				reason: 'INVALID_CLICK_ID',
				customer: customer('4', 'x@example.com'),
				click: { id: 'bad' },
				attempts: 1,
				error: expect.objectContaining({ code: 'INVALID_CLICK_ID', attempts: 1 }) as unknown,
			},
			{
				...known,
				outcome: 'failed',
				reason: 'INVALID_INPUT',
				customer: customer(null, 'x@example.com'),
				click: { id: 'click_5' },
				attempts: 0,
				error: expect.objectContaining({ code: 'INVALID_INPUT', attempts: 0 }) as unknown,
			},
			{
				...known,
				outcome: 'skipped',
				reason: 'already_tracked',
				customer: customer('1', 'x@example.com'),
				click: { id: 'click_1' },
				attempts: 0,
			},
		]);
	});

	it('have the key clickIdSource with Find Automatically, even if no click ID is found', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(1), signUp(2, '')], {
			more: { clickIdSource: 'detect' },
		});
		const [found, missing] = items('Success');
		expect(keysOf(items('Success'))).toEqual(
			Array(2).fill([...LEAD_KEYS.slice(0, -2), 'clickIdSource', 'attempts', 'error']),
		);
		expect(found?.json.clickIdSource).toBe('field.clickId');
		expect(missing?.json.clickIdSource).toBeNull();
	});

	it("include further fields of Refport's response without overwriting the node's own fields", async () => {
		sandbox.current.faults.add({
			clickId: 'click_1',
			fields: {
				commission: { amount: 5 },
				partner: 'Pat',
				...{
					outcome: 'theirs',
					reason: 'theirs',
					attempts: 9,
					clickIdSource: 'theirs',
					error: 'no',
				},
			},
		});
		const { items } = await trackLeads(sandbox.current, [signUp(1), signUp(2), signUp(3, 'bad')], {
			...CONTINUE,
			more: { clickIdSource: 'detect' },
		});
		const outputs = items('Success');
		const keys = [
			...LEAD_KEYS.slice(0, -3),
			...['commission', 'partner', 'omitted', 'clickIdSource', 'attempts', 'error'],
		];
		expect(keysOf(outputs)).toEqual(Array(3).fill(keys));
		expect(outputs[0]?.json).toMatchObject({
			outcome: 'tracked',
			reason: null,
			commission: { amount: 5 },
			partner: 'Pat',
			clickIdSource: 'field.clickId',
			attempts: 1,
			error: null,
		});
		expect(outputs[1]?.json).toMatchObject({ outcome: 'tracked', commission: null, partner: null });
		expect(outputs[2]?.json).toMatchObject({ outcome: 'failed', commission: null });
	});

	it("list the node's fields first, which overwrite input fields of the same name", async () => {
		const item = { outcome: 'mine', plan: 'pro', ...signUp(1), customer: 'mine', error: 'mine' };
		const { items } = await trackLeads(sandbox.current, [item], {
			options: { includeInputFields: true },
		});
		expect(keysOf(items('Success'))).toEqual([[...LEAD_KEYS, 'plan', 'clickId', 'userId']]);
		expect(items('Success')[0]?.json).toMatchObject({
			outcome: 'tracked',
			customer: customer('1'),
			error: null,
			plan: 'pro',
		});
	});

	it('have no key "error" with Retry On Fail, because n8n 1.x would rerun the node', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(1), signUp(2, '')], {
			retryOnFail: true,
			waitBetweenTries: 1,
		});
		expect(keysOf(items('Success'))).toEqual(Array(2).fill(LEAD_KEYS.slice(0, -1)));
	});
});

describe('a failed item shows its customer and click', () => {
	it('if the expression of another field fails', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(7)], {
			...CONTINUE,
			more: { eventName: '={{ $("Nobody").item.json.name }}' },
		});
		expect(items('Success')[0]?.json).toMatchObject({
			outcome: 'failed',
			reason: 'PARAMETER_ERROR',
			eventName: null,
			customer: customer('7'),
			click: { id: 'click_7' },
		});
		expect(sandbox.current.seen).toEqual([]);
	});

	it('if the credential cannot be loaded', async () => {
		const workflow = refportWorkflow(leadParameters(), CONTINUE);
		const { items } = await runWorkflow(workflow, [signUp(1), signUp(2)]);
		expect(items('Success').map(({ json }) => [json.reason, json.customer])).toEqual([
			['CREDENTIAL_ERROR', customer('1')],
			['CREDENTIAL_ERROR', customer('2')],
		]);
		expect(keysOf(items('Success'))).toEqual(Array(2).fill(LEAD_KEYS));
	});

	it('inside "error" on the error output, which adds no other key to the input', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(4, 'bad')], {
			onError: 'continueErrorOutput',
			options: { includeInputFields: true },
		});
		expect(items(NODE, 1)[0]?.json).toEqual({
			clickId: 'bad',
			userId: 4,
			error: expect.objectContaining({
				code: 'INVALID_CLICK_ID',
				eventName: 'Sign Up',
				customer: customer('4'),
				click: { id: 'bad' },
			}) as unknown,
		});
	});
});

describe('the output items of a sale', () => {
	const sale = (more: INodeParameters = {}): INodeParameters => ({
		...leadParameters(),
		resource: 'sale',
		amount: '={{ $json.amount }}',
		amountUnit: 'major',
		currency: 'EUR',
		invoiceId: '={{ "in_" + $json.userId }}',
		...more,
	});
	const SALE_KEYS = [
		...['outcome', 'reason', 'eventName', 'sale', 'customer', 'click'],
		...['omitted', 'attempts', 'error'],
	];

	it('show customer, click and the amount in the smallest unit for every outcome', async () => {
		const items = [
			{ ...signUp(1), amount: '19.99' },
			{ ...signUp(2, 'nolink_2'), amount: 5 },
			{ ...signUp(3, ''), amount: '0.5' },
			{ ...signUp(4), amount: '1.005' },
		];
		const run = await runWorkflow(
			refportWorkflow(sale(), CONTINUE),
			items,
			credentialFor(sandbox.current),
		);
		const outputs = run.items('Success').map(({ json }) => json);
		expect(keysOf(run.items('Success'))).toEqual(Array(4).fill(SALE_KEYS));
		expect(outputs.map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['tracked', null],
			['unattributed', null],
			['skipped', 'missing_click_id'],
			['failed', 'INVALID_INPUT'],
		]);
		expect(outputs.map((output) => (output.sale as IDataObject).amount)).toEqual([
			1999,
			500,
			50,
			null,
		]);
		expect(outputs.map((output) => (output.sale as IDataObject).currency)).toEqual(
			Array(4).fill('eur'),
		);
		expect(outputs.map((output) => output.click)).toEqual([
			...[{ id: 'click_1' }, { id: 'nolink_2' }, null, { id: 'click_4' }],
		]);
		expect(outputs[1]?.sale).toEqual({
			id: null,
			amount: 500,
			currency: 'eur',
			commissionAmount: null,
			status: null,
			invoiceId: 'in_2',
			paymentProcessor: null,
			amountReadable: '5.00 EUR',
		});
		expect(Object.keys(outputs[0]?.sale as object)).toEqual(
			Object.keys(outputs[1]?.sale as object),
		);
	});
});

it('the output items of embed tokens show the partner, even if no token was created', async () => {
	const parameters = {
		resource: 'embedToken',
		operation: 'create',
		partnerEmail: '={{ $json.email }}',
		tenantId: '={{ $json.tenant }}',
		options: {},
	};
	const items = [{ email: 'pat@example.com', tenant: 't_1' }, { tenant: 'noprogram_1' }, {}];
	const run = await runWorkflow(
		refportWorkflow(parameters, CONTINUE),
		items,
		credentialFor(sandbox.current),
	);
	const keys = [
		...['outcome', 'reason', 'portalUrl', 'partner', 'publicToken', 'expires', 'expiresInSeconds'],
		...['attempts', 'error'],
	];
	expect(keysOf(run.items('Success'))).toEqual(Array(3).fill(keys));
	const partner = { email: null, name: null, tenantId: null, enrollmentId: null };
	expect(run.items('Success').map(({ json }) => [json.reason, json.partner])).toEqual([
		[null, { ...partner, email: 'pat@example.com', tenantId: 't_1' }],
		['NOT_FOUND', { ...partner, tenantId: 'noprogram_1' }],
		['INVALID_INPUT', partner],
	]);
});
