import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, useSandbox } from './fixtures';

const sandbox = useSandbox();

async function rowsOf(parameters: INodeParameters, ...items: IDataObject[]) {
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
	it('finds the click ID, names the event Sign Up and sends no metadata', async () => {
		const [row] = await rowsOf({ customerExternalId: 'u1' }, { body: { refp_id: 'click_1' } });
		expect(row).toMatchObject({ outcome: 'tracked', clickIdSource: 'body' });
		expect(sandbox.current.seen[0]?.body).toEqual({
			clickId: 'click_1',
			customerExternalId: 'u1',
			eventName: 'Sign Up',
		});
	});

	it('shows the amount as a person writes it', async () => {
		const [tracked, unattributed] = await rowsOf(
			SALE,
			{ refp_id: 'click_2' },
			{ refp_id: 'nolink_1' },
		);
		expect(tracked?.sale).toMatchObject({ amount: 49, amountReadable: '0.49 EUR' });
		expect(unattributed?.sale).toMatchObject({ amount: 49, amountReadable: '0.49 EUR' });
	});

	it('quotes a currency that was appended to another', async () => {
		const [row] = await rowsOf({ ...SALE, currency: 'usd eur' }, { refp_id: 'click_1' });
		expect(row).toMatchObject(
			failure(
				'currency',
				'Currency must be an ISO 4217 code, such as usd or eur, but is "usd eur"',
			),
		);
	});
});

describe('a Click ID that is empty', () => {
	const EMPTY = leadParameters(
		{},
		{ clickId: '={{ $json.body.refpid }}', customerExternalId: 'u1' },
	);

	it.each([
		['body.refp_id', { body: { refp_id: 'click_1' } }],
		['headers.cookie', { headers: { cookie: 'a=b; refp_id=click_1' } }],
		['body.page', { body: { page: 'https://shop.example/?refp_id=click_1' } }],
	])('fails the item if it has one at %s', async (path, item) => {
		const [row] = await rowsOf(EMPTY, { body: {}, ...item });
		expect(row).toMatchObject(
			failure(
				'clickId',
				`Click ID is empty, but this item has one at ${path}. Map that field, or choose Find Automatically.`,
			),
		);
		expect(sandbox.current.seen).toEqual([]);
	});

	it('skips an item that has none', async () => {
		const [row] = await rowsOf(EMPTY, { body: {} });
		expect(row).toMatchObject({ outcome: 'skipped', reason: 'missing_click_id' });
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
	])('fails each item if it is in %s', async (field, label, more) => {
		const rows = await rowsOf(leadParameters({}, more), { clickId: 'click_1', userId: 1 });
		expect(rows[0]).toMatchObject(failure(field, `${label}: ${text}`));
		expect(sandbox.current.seen).toEqual([]);
	});

	it('is not suspected in what an expression resolves to', async () => {
		const rows = await rowsOf(leadParameters(), { clickId: 'click_1', userId: '{{ user }}' });
		expect(rows[0]).toMatchObject({ outcome: 'tracked', customer: { externalId: '{{ user }}' } });
	});
});

describe('optional fields that cannot be sent', () => {
	const more: INodeParameters = {
		additionalFields: { customerEmail: 'n/a', customerAvatar: 'data:image/png;base64,AA' },
		metadata: { assignments: [{ id: 'a', name: 'seats', type: 'number', value: 'many' }] },
	};
	const ITEM = { clickId: 'click_1', userId: 1 };

	it('are left out, and the lead is sent', async () => {
		const [row] = await rowsOf(leadParameters({}, more), ITEM);
		expect(row).toMatchObject({
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

	it('fail the item if the option says so', async () => {
		const [row] = await rowsOf(leadParameters({ whenOptionalInvalid: 'fail' }, more), ITEM);
		expect(row).toMatchObject({ outcome: 'failed', reason: 'INVALID_INPUT', omitted: null });
		expect(sandbox.current.seen).toEqual([]);
	});
});

it('reads the address of a name in angle brackets', async () => {
	const additionalFields = { customerEmail: 'Ada Lovelace <ada@example.com>' };
	await rowsOf(leadParameters({}, { additionalFields }), { clickId: 'click_1', userId: 1 });
	expect(sandbox.current.seen[0]?.body).toMatchObject({ customerEmail: 'ada@example.com' });
});

it('sends dragged metadata under the last part of its path, unless two would share it', async () => {
	const assignments = ['body.plan', 'user.id', 'team.id', 'seats'].map((name) => ({
		id: name,
		name,
		type: 'string',
		value: 'x',
	}));
	await rowsOf(leadParameters({}, { metadata: { assignments } }), {
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

it('names an unknown click ID, its item and the ad network that it looks like', async () => {
	const gclid = 'Cj0KCQjwiMmwBhDmARIsABeQ7xRJWGVfm8Tw5EtQbxSiM8bad_wcB';
	sandbox.current.faults.add({ clickId: gclid, status: 400, code: 'INVALID_CLICK_ID' });
	const rows = await rowsOf(
		leadParameters(),
		{ clickId: 'click_1', userId: 1 },
		{ clickId: gclid, userId: 2 },
	);
	expect((rows[1]?.error as IDataObject).description).toMatch(
		new RegExp(
			`^Nothing was recorded\\. Refport does not know the click ID "${gclid}" of item 2 of 2\\. This looks like a Google Ads click ID\\. `,
		),
	);
});
