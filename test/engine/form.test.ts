import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, useSandbox } from './fixtures';

const sandbox = useSandbox();

async function outputsOf(parameters: INodeParameters, ...items: IDataObject[]) {
	const workflow = refportWorkflow(parameters, { onError: 'continueRegularOutput' });
	const run = await runWorkflow(workflow, items, credentialFor(sandbox.current));
	return run.items('Success').map(({ json }) => json);
}

const SALE: INodeParameters = {
	resource: 'sale',
	customerExternalId: 'u1',
	amount: '49',
	amountUnit: 'smallest',
	currency: 'eur',
	invoiceId: 'in_1',
};

const failure = (field: string, text: string) => ({
	outcome: 'failed',
	error: expect.objectContaining({
		code: 'INVALID_INPUT',
		field,
		message: `INVALID_INPUT: ${text}`,
	}) as unknown,
});

describe('a new node', () => {
	it('finds the click ID, names the event Sign Up and sends no metadata by default', async () => {
		const [output] = await outputsOf(
			{ customerExternalId: 'u1' },
			{ body: { refp_id: 'click_1' } },
		);
		expect(output).toMatchObject({ outcome: 'tracked', clickIdSource: 'body' });
		expect(sandbox.current.seen[0]?.body).toEqual({
			clickId: 'click_1',
			customerExternalId: 'u1',
			eventName: 'Sign Up',
		});
	});

	it('shows the amount in a readable form next to the smallest unit', async () => {
		const [tracked, unattributed] = await outputsOf(
			SALE,
			{ refp_id: 'click_2' },
			{ refp_id: 'nolink_1' },
		);
		expect(tracked?.sale).toMatchObject({ amount: 49, amountReadable: '0.49 EUR' });
		expect(unattributed?.sale).toMatchObject({ amount: 49, amountReadable: '0.49 EUR' });
	});

	it('quotes an invalid currency in the error', async () => {
		const [output] = await outputsOf({ ...SALE, currency: 'usd eur' }, { refp_id: 'click_1' });
		expect(output).toMatchObject(
			failure(
				'currency',
				'Currency must be an ISO 4217 code, such as usd or eur, but is "usd eur"',
			),
		);
	});
});

describe('an empty Click ID', () => {
	const EMPTY = leadParameters(
		{},
		{ clickId: '={{ $json.body.refpid }}', customerExternalId: 'u1' },
	);

	it.each([
		['body.refp_id', { body: { refp_id: 'click_1' } }],
		['headers.cookie', { headers: { cookie: 'a=b; refp_id=click_1' } }],
		['body.page', { body: { page: 'https://shop.example/?refp_id=click_1' } }],
	])('fails the item if the item has a click ID at %s', async (path, item) => {
		const [output] = await outputsOf(EMPTY, { body: {}, ...item });
		expect(output).toMatchObject(
			failure(
				'clickId',
				`Click ID is empty, but this item has one at ${path}. Map that field, or choose Find Automatically.`,
			),
		);
		expect(sandbox.current.seen).toEqual([]);
	});

	it('skips the item if the item has no click ID', async () => {
		const [output] = await outputsOf(EMPTY, { body: {} });
		expect(output).toMatchObject({ outcome: 'skipped', reason: 'missing_click_id' });
	});
});

describe('an expression typed as fixed text', () => {
	const text = 'This is an expression typed as fixed text. Switch the field to Expression.';

	it.each<[string, string, INodeParameters]>([
		['customerExternalId', 'Customer External ID', { customerExternalId: '$json.body.userId' }],
		['eventName', 'Event Name', { eventName: 'Sign Up {{ $json.plan }}' }],
		['clickId', 'Click ID', { clickId: '$("Webhook").item.json.id' }],
		[
			'additionalFields',
			'Customer Name',
			{ additionalFields: { customerName: '{{ $json.name }}' } },
		],
		['options', 'Cookie Name', { options: { cookieName: '$node.x' } }],
	])('fails the item if it is in %s', async (field, label, more) => {
		const outputs = await outputsOf(leadParameters({}, more), { clickId: 'click_1', userId: 1 });
		expect(outputs[0]).toMatchObject(failure(field, `${label}: ${text}`));
		expect(sandbox.current.seen).toEqual([]);
	});

	it('is not reported if braces come from the value of an expression', async () => {
		const outputs = await outputsOf(leadParameters(), { clickId: 'click_1', userId: '{{ user }}' });
		expect(outputs[0]).toMatchObject({
			outcome: 'tracked',
			customer: { externalId: '{{ user }}' },
		});
	});
});

describe('invalid optional fields', () => {
	const more: INodeParameters = {
		additionalFields: { customerEmail: 'n/a', customerAvatar: 'data:image/png;base64,AA' },
		metadata: { assignments: [{ id: 'a', name: 'seats', type: 'number', value: 'many' }] },
	};
	const ITEM = { clickId: 'click_1', userId: 1 };

	it('are omitted, and the lead is tracked', async () => {
		const [output] = await outputsOf(leadParameters({}, more), ITEM);
		expect(output).toMatchObject({
			outcome: 'tracked',
			omitted: [
				{ field: 'customerEmail' },
				{ field: 'customerAvatar' },
				{
					field: 'metadata.seats',
					reason: 'Metadata "seats" must be of type number, but is text',
				},
			],
		});
		expect(sandbox.current.seen[0]?.body).toEqual({
			clickId: 'click_1',
			customerExternalId: '1',
			eventName: 'Sign Up',
		});
	});

	it('fail the item if Invalid Optional Fields is set to fail', async () => {
		const [output] = await outputsOf(leadParameters({ whenOptionalInvalid: 'fail' }, more), ITEM);
		expect(output).toMatchObject({ outcome: 'failed', reason: 'INVALID_INPUT', omitted: null });
		expect(sandbox.current.seen).toEqual([]);
	});
});

it('extracts the e-mail address from "Name <address>"', async () => {
	const additionalFields = { customerEmail: 'Ada Lovelace <ada@example.com>' };
	await outputsOf(leadParameters({}, { additionalFields }), { clickId: 'click_1', userId: 1 });
	expect(sandbox.current.seen[0]?.body).toMatchObject({ customerEmail: 'ada@example.com' });
});

it('shortens dragged metadata names to the last part of their path, unless two would be equal', async () => {
	const assignments = ['body.plan', 'user.id', 'team.id', 'seats'].map((name) => ({
		id: name,
		name,
		type: 'string',
		value: 'x',
	}));
	await outputsOf(leadParameters({}, { metadata: { assignments } }), {
		clickId: 'click_1',
		userId: 1,
	});
	expect(sandbox.current.seen[0]?.body).toMatchObject({
		metadata: {
			plan: 'x',
			'user.id': 'x',
			'team.id': 'x',
			seats: 'x',
		},
	});
});

it('names the unknown click ID, its item and the ad network that it probably comes from', async () => {
	const gclid = 'Cj0KCQjwiMmwBhDmARIsABeQ7xRJWGVfm8Tw5EtQbxSiM8bad_wcB';
	sandbox.current.faults.add({ clickId: gclid, status: 400, code: 'INVALID_CLICK_ID' });
	const outputs = await outputsOf(
		leadParameters(),
		{ clickId: 'click_1', userId: 1 },
		{ clickId: gclid, userId: 2 },
	);
	expect((outputs[1]?.error as IDataObject).description).toMatch(
		new RegExp(
			`^Nothing was recorded\\. Refport does not know the click ID "${gclid}" of item 2 of 2\\. This looks like a Google Ads click ID\\. `,
		),
	);
});
