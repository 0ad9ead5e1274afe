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
import { requests } from '../requests';

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

const outputsOf = async (source: string, items: IDataObject[], more?: INodeParameters) =>
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

/** The sandbox accepts click IDs that begin with `click_`. */
const withAcceptedClickIds = (one: Fixture): Fixture => ({
	...one,
	event: JSON.parse(JSON.stringify(one.event).replace(/clk(?=_|%5F)/g, 'click')) as EventJson,
	expected: JSON.parse(
		JSON.stringify(one.expected).replaceAll('clk_', 'click_'),
	) as Fixture['expected'],
});

const fixturesOf = (source: Source<LeadFields>) => readFixtures(source).map(withAcceptedClickIds);

const itemOf = (fixture: Fixture) => fixture.event as IDataObject;

/**
 * A trigger outputs an object. Events that are a list only arrive in the body of a Webhook node.
 */
const triggerItem = (fixture: Fixture) => {
	return Array.isArray(fixture.event) ? webhookItem(fixture.event) : itemOf(fixture);
};

/** The outcome and reason that the node outputs for a fixture. */
function outcomeOf({ expected }: Fixture): [string, string | null] {
	if (expected.kind === 'invalid') return ['failed', 'INVALID_INPUT'];
	if (expected.isTest) return ['skipped', 'test_event'];
	if (expected.kind === 'skipped') return ['skipped', expected.reason];
	if (expected.fields.clickId === undefined) return ['skipped', 'missing_click_id'];
	if (expected.fields.customerExternalId === undefined) return ['failed', 'INVALID_INPUT'];
	return ['tracked', null];
}

const isSale = (fields: LeadFields): fields is SaleFields => 'amount' in fields;

const labelOf = ({ expected }: Fixture) => (expected.kind === 'invalid' ? null : expected.event);

describe.each(SOURCES)('events from $name', (source) => {
	const fixtures = fixturesOf(source);

	it.each([
		['from a trigger', triggerItem],
		['in the body of a Webhook node', (fixture: Fixture) => webhookItem(fixture.event)],
		['in a body of plain text', (fixture: Fixture) => webhookItem(JSON.stringify(fixture.event))],
	])('have the expected outcomes: %s', async (_, toItem) => {
		const outputs = await outputsOf(source.value, fixtures.map(toItem));
		expect(outputs.map(({ outcome, reason }) => [outcome, reason])).toEqual(
			fixtures.map(outcomeOf),
		);
		expect(outputs.map(({ event }) => event)).toEqual(fixtures.map(labelOf));
		const tracked = fixtures.filter((fixture) => outcomeOf(fixture)[0] === 'tracked');
		expect(sandbox.current.seen).toHaveLength(tracked.length);
	});

	it('are sent with the expected fields only', async () => {
		const tracked = fixtures.filter((fixture) => outcomeOf(fixture)[0] === 'tracked');
		await run(source.value, tracked.map(triggerItem), { options: requests({ concurrency: 1 }) });
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
	return withAcceptedClickIds(found);
};

const paidInvoice = itemOf(fixture('stripe/subscription-start-invoice'));
const signUp = itemOf(fixture('clerk/user-created'));

describe('an event that does not match the data source', () => {
	it('fails, and the error names the service that it probably comes from', async () => {
		const [output] = await outputsOf('stripe', [itemOf(fixture('clerk/user-created'))]);
		expect(output?.error).toMatchObject({
			code: 'INVALID_INPUT',
			field: 'event',
			message:
				'INVALID_INPUT: The event is not a Stripe event: "object", "type" or "data.object" is missing. It looks like an event from Clerk.',
		});
	});

	it.each([
		[null, 'Event must contain the event as JSON, but is empty'],
		['7', 'Event must contain the event as JSON, but is a number'],
		['{"type": paid}', 'Event is not valid JSON: it goes wrong at line 1, column 10 (position 9)'],
	])('fails if it is %j', async (event, message) => {
		const outputs = await outputsOf('stripe', [{ event }], { event: '={{ $json.event }}' });
		expect(outputs[0]?.error).toMatchObject({ message: `INVALID_INPUT: ${message}` });
	});
});

describe('Override Fields', () => {
	it('replace the values of the event unless they are empty', async () => {
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
		['the URL of a landing page', 'https://shop.example/?refp_id=click_page', 'click_page'],
		['a Cookie header', 'theme=dark; refp_id=click_header', 'click_header'],
		['the event if the URL has none', 'https://shop.example/', 'click_Yw3kT81'],
	])('read the click ID from %s', async (_, typed, clickId) => {
		await run('stripe', [paidInvoice], { overrides: { clickId: typed } });
		expect(sandbox.current.seen[0]?.body).toMatchObject({ clickId });
	});

	it('add a click ID to an event without one', async () => {
		const organic = itemOf(fixture('clerk/user-created-without-click-id'));
		const outputs = await outputsOf('clerk', [organic], { overrides: { clickId: 'click_1' } });
		expect(outputs[0]).toMatchObject({ outcome: 'tracked', click: { id: 'click_1' } });
	});
});

describe('the options of a data source', () => {
	it('report the net amount, without tax and shipping', async () => {
		await run('stripe', [paidInvoice], { options: { saleAmount: 'net' } });
		expect(sandbox.current.seen[0]?.body).toMatchObject({ amount: 1000 });
	});

	it('skip a payment of tax only with the reason zero_amount', async () => {
		const event = structuredClone(paidInvoice) as {
			data: { object: { total_excluding_tax: number } };
		};
		event.data.object.total_excluding_tax = 0;
		const outputs = await outputsOf('stripe', [event as unknown as IDataObject], {
			options: { saleAmount: 'net' },
		});
		expect(outputs[0]).toMatchObject({ outcome: 'skipped', reason: 'zero_amount' });
		expect(sandbox.current.seen).toEqual([]);
	});

	it('include test events', async () => {
		const outputs = await outputsOf('stripe', [{ ...paidInvoice, livemode: false }], {
			options: { includeTestEvents: true },
		});
		expect(outputs[0]).toMatchObject({ outcome: 'tracked' });
	});

	it('fail an event without a click ID', async () => {
		const organic = itemOf(fixture('clerk/user-created-without-click-id'));
		const outputs = await outputsOf('clerk', [organic], {
			options: { whenClickIdMissing: 'fail' },
		});
		expect(outputs[0]).toMatchObject({
			outcome: 'failed',
			reason: 'MISSING_CLICK_ID',
			event: { name: 'user.created' },
		});
	});
});

it('sends only the metadata that the user enters, not the event of the data source', async () => {
	await run('clerk', [signUp], { specifyMetadata: 'json', metadataJson: '{"plan": "pro"}' });
	expect(sandbox.current.seen[0]?.body).toMatchObject({ metadata: { plan: 'pro' } });
});

it('counts the skipped items by reason in one hint', async () => {
	const events = ['charge-refunded', 'subscription-start-second-name'].map((name) =>
		fixture(`stripe/${name}`),
	);
	const { task } = await run('stripe', [...events.map(itemOf), paidInvoice]);
	expect(task(NODE)?.hints).toEqual([
		{
			message:
				'1 of 3 items skipped: refund. Adjust the commission in Refport. 1 of 3 items skipped: this data source does not report the event.',
			type: 'info',
			location: 'outputPane',
		},
	]);
});
