import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SALE_SOURCES, SOURCES } from '../../nodes/Refport/core/sources';
import type {
	EventJson,
	LeadFields,
	SaleFields,
	Source,
} from '../../nodes/Refport/core/sources/source';
import { FIXTURES, type Fixture, fixturesOf as readFixtures } from '../core/sources/fixtures';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

const resourceOf = (value: string) =>
	SALE_SOURCES.some((source) => source.value === value) ? 'sale' : 'lead';

const parametersOf = (source: string, more: INodeParameters = {}): INodeParameters => ({
	resource: resourceOf(source),
	operation: 'track',
	dataSource: source,
	...more,
});

const run = (source: string, items: IDataObject[], more?: INodeParameters) =>
	runWorkflow(
		refportWorkflow(parametersOf(source, more), { onError: 'continueRegularOutput' }),
		items,
		credentialFor(sandbox.current),
	);

const rowsOf = async (source: string, items: IDataObject[], more?: INodeParameters) =>
	(await run(source, items, more)).items('Success').map(({ json }) => json);

const webhookItem = (body: unknown) =>
	({
		headers: {},
		params: {},
		query: {},
		body,
		webhookUrl: '',
		executionMode: 'test',
	}) as IDataObject;

/** The sandbox knows the click IDs that begin with `click_`. */
const known = (one: Fixture): Fixture => ({
	...one,
	event: JSON.parse(JSON.stringify(one.event).replace(/clk(?=_|%5F)/g, 'click')) as EventJson,
	expected: JSON.parse(
		JSON.stringify(one.expected).replaceAll('clk_', 'click_'),
	) as Fixture['expected'],
});

const fixturesOf = (source: Source<LeadFields>) => readFixtures(source).map(known);

const itemOf = (fixture: Fixture) => fixture.event as IDataObject;

/** What a trigger outputs is an object; a list comes in the body of a Webhook node. */
const asItem = (fixture: Fixture) => {
	return Array.isArray(fixture.event) ? webhookItem(fixture.event) : itemOf(fixture);
};

/** What becomes of an event by its expected reading. */
function outcomeOf({ expected }: Fixture): [string, string | null] {
	if (expected.kind === 'unfit') return ['failed', 'INVALID_INPUT'];
	if (expected.isTest) return ['skipped', 'test_event'];
	if (expected.kind === 'skipped') return ['skipped', expected.reason];
	if (expected.fields.clickId === undefined) return ['skipped', 'missing_click_id'];
	if (expected.fields.customerExternalId === undefined) return ['failed', 'INVALID_INPUT'];
	return ['tracked', null];
}

const isSale = (fields: LeadFields): fields is SaleFields => 'amount' in fields;

const labelOf = ({ expected }: Fixture) => (expected.kind === 'unfit' ? null : expected.event);

describe.each(SOURCES)('the events of $name', (source) => {
	const fixtures = fixturesOf(source);

	it.each([
		['as a trigger outputs them', asItem],
		['in the body of a Webhook node', (fixture: Fixture) => webhookItem(fixture.event)],
		[
			'in a body that was sent as text',
			(fixture: Fixture) => webhookItem(JSON.stringify(fixture.event)),
		],
	])('come to the outcomes they should, %s', async (_, toItem) => {
		const rows = await rowsOf(source.value, fixtures.map(toItem));
		expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual(fixtures.map(outcomeOf));
		expect(rows.map(({ event }) => event)).toEqual(fixtures.map(labelOf));
		const tracked = fixtures.filter((fixture) => outcomeOf(fixture)[0] === 'tracked');
		expect(sandbox.current.seen).toHaveLength(tracked.length);
	});

	it('send what was read from them, and nothing else', async () => {
		const tracked = fixtures.filter((fixture) => outcomeOf(fixture)[0] === 'tracked');
		await run(source.value, tracked.map(asItem), { options: { concurrency: 1 } });
		const bodies = tracked.map(({ expected }) => {
			if (expected.kind !== 'counts') return undefined;
			const { fields } = expected;
			if (!isSale(fields)) return { eventName: 'Sign Up', ...fields };
			const { paymentProcessor } = SALE_SOURCES.find((one) => one === source) ?? {};
			const currency = fields.currency.toLowerCase();
			return { ...fields, paymentProcessor, amount: fields.amount.total, currency };
		});
		expect(sandbox.current.seen.map(({ body }) => body)).toEqual(bodies);
	});
});

const fixture = (name: string): Fixture => {
	const found = FIXTURES.find((one) => one.name === name);
	if (!found) throw new Error(`There is no fixture ${name}`);
	return known(found);
};

const paidInvoice = itemOf(fixture('stripe/subscription-start-invoice'));
const signUp = itemOf(fixture('clerk/user-created'));

describe('an event of another kind', () => {
	it('fails with the name of the service that it looks like', async () => {
		const [row] = await rowsOf('stripe', [itemOf(fixture('clerk/user-created'))]);
		expect(row?.error).toMatchObject({
			code: 'INVALID_INPUT',
			field: 'event',
			message:
				'INVALID_INPUT: The event is not a Stripe event: "object", "type" or "data.object" is missing. It looks like an event from Clerk.',
		});
	});

	it.each([
		[null, 'Event must be JSON of an event, but is empty'],
		['7', 'Event must be JSON of an event, but is a number'],
		['{"type": paid}', 'Event is not valid JSON: it goes wrong at line 1, column 10 (position 9)'],
	])('fails if it is %j', async (event, message) => {
		const rows = await rowsOf('stripe', [{ event }], { event: '={{ $json.event }}' });
		expect(rows[0]?.error).toMatchObject({ message: `INVALID_INPUT: ${message}` });
	});
});

describe('Override Fields', () => {
	it('win over the event, and blanks do not', async () => {
		await run('stripe', [paidInvoice], {
			overrides: {
				clickId: 'click_2',
				customerExternalId: '  ',
				customerEmail: '={{ null }}',
				customerName: 'Grace Hopper',
				eventName: 'Renewal',
				amount: '500',
				currency: 'JPY',
				invoiceId: 'order_9',
			},
		});
		expect(sandbox.current.seen[0]?.body).toMatchObject({
			clickId: 'click_2',
			customerExternalId: 'user_7',
			customerEmail: 'ada@example.com',
			customerName: 'Grace Hopper',
			eventName: 'Renewal',
			amount: 500,
			currency: 'jpy',
			invoiceId: 'order_9',
		});
	});

	it.each([
		['the encoded value of the cookie', 'click%5Fcookie', 'click_cookie'],
		['a landing page', 'https://shop.example/?refp_id=click_page', 'click_page'],
		['a Cookie header', 'theme=dark; refp_id=click_header', 'click_header'],
		['an address without a click ID', 'https://shop.example/', 'click_Yw3kT81'],
	])('read the click ID from %s', async (_, typed, clickId) => {
		await run('stripe', [paidInvoice], { overrides: { clickId: typed } });
		expect(sandbox.current.seen[0]?.body).toMatchObject({ clickId });
	});

	it('give a click ID to an event that has none', async () => {
		const organic = itemOf(fixture('clerk/user-created-without-click-id'));
		const rows = await rowsOf('clerk', [organic], { overrides: { clickId: 'click_1' } });
		expect(rows[0]).toMatchObject({ outcome: 'tracked', click: { id: 'click_1' } });
	});
});

describe('the options of a source', () => {
	it('report the amount without tax and shipping', async () => {
		await run('stripe', [paidInvoice], { options: { saleAmount: 'net' } });
		expect(sandbox.current.seen[0]?.body).toMatchObject({ amount: 1000 });
	});

	it('skip a payment of tax alone as zero_amount if tax is not to be reported', async () => {
		const event = structuredClone(paidInvoice) as {
			data: { object: { total_excluding_tax: number } };
		};
		event.data.object.total_excluding_tax = 0;
		const rows = await rowsOf('stripe', [event as unknown as IDataObject], {
			options: { saleAmount: 'net' },
		});
		expect(rows[0]).toMatchObject({ outcome: 'skipped', reason: 'zero_amount' });
		expect(sandbox.current.seen).toEqual([]);
	});

	it('report test events if asked to', async () => {
		const rows = await rowsOf('stripe', [{ ...paidInvoice, livemode: false }], {
			options: { includeTestEvents: true },
		});
		expect(rows[0]).toMatchObject({ outcome: 'tracked' });
	});

	it('fail an event without a click ID if asked to', async () => {
		const organic = itemOf(fixture('clerk/user-created-without-click-id'));
		const rows = await rowsOf('clerk', [organic], { options: { whenClickIdMissing: 'fail' } });
		expect(rows[0]).toMatchObject({
			outcome: 'failed',
			reason: 'MISSING_CLICK_ID',
			event: { name: 'user.created' },
		});
	});
});

it('the metadata of a lead from a service is what the user adds, never the event', async () => {
	await run('clerk', [signUp], { specifyMetadata: 'json', metadataJson: '{"plan": "pro"}' });
	expect(sandbox.current.seen[0]?.body).toMatchObject({ metadata: { plan: 'pro' } });
});

it('all reasons are counted in one hint', async () => {
	const events = ['charge-refunded', 'subscription-start-second-name'].map((name) =>
		fixture(`stripe/${name}`),
	);
	const { task } = await run('stripe', [...events.map(itemOf), paidInvoice]);
	expect(task(NODE)?.hints).toEqual([
		{
			message:
				'1 of 3 items skipped: a refund. Adjust the commission in Refport. 1 of 3 items skipped: events that this data source does not report.',
			type: 'info',
			location: 'outputPane',
		},
	]);
});
