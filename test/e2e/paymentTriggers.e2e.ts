import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { readExample } from './example';
import { runManually, withEvents } from './manualRun';
import { outputOf, useRealN8n } from './realN8n';
import { serviceEvent } from './serviceEvents';

const real = useRealN8n();

const REPORTED = 'Referral Tracked';
const FAILED = 'Sale Failed';

beforeEach(() => {
	real.sandbox.reset();
});

const outcomesOf = (execution: Execution, node: string) =>
	outputOf(execution, node).map(({ json }) => [json.outcome, json.reason]);

const failureOf = ({ data }: Execution) => data.resultData.error?.message;

const nodesRun = ({ data }: Execution) => Object.keys(data.resultData.runData);

interface Case {
	recipe: string;
	trigger: string;
	/** The error of the invalid pinned sample. */
	sampleFailure: string;
	events: string[];
	outcomes: [string, string | null][];
	recorded: IDataObject[];
}

const CASES: Case[] = [
	{
		recipe: 'stripe-sales',
		trigger: 'Stripe Event',
		sampleFailure:
			'INVALID_INPUT: The event is not a Stripe event: "object", "type" or "data.object" is missing',
		events: [
			'stripe/checkout-session-completed',
			'stripe/subscription-start-session',
			'stripe/invoice-missing-click-id',
			'stripe/trial-start-invoice',
			'stripe/checkout-session-test-mode',
			'stripe/charge-refunded',
		],
		outcomes: [
			['tracked', null],
			['tracked', null],
			['skipped', 'missing_click_id'],
			['skipped', 'zero_amount'],
			['skipped', 'test_event'],
			['skipped', 'refund'],
		],
		recorded: [
			{
				amount: 6450,
				currency: 'usd',
				invoiceId: 'cs_live_a1Q7pM2vX9',
				paymentProcessor: 'stripe',
			},
			{ amount: 1190, currency: 'eur', invoiceId: 'in_1Pgc6tB7WZ', paymentProcessor: 'stripe' },
		],
	},
	{
		recipe: 'shopify-sales',
		trigger: 'Order Paid',
		sampleFailure: 'INVALID_INPUT: The event has no valid currency',
		events: [
			'shopify/orders-paid-yen',
			'shopify/orders-paid-missing-click-id',
			'shopify/orders-paid-free',
			'shopify/orders-paid-test',
			'shopify/orders-create-authorized',
		],
		outcomes: [
			['tracked', null],
			['skipped', 'missing_click_id'],
			['skipped', 'zero_amount'],
			['skipped', 'test_event'],
			['skipped', 'not_paid'],
		],
		recorded: [
			{ amount: 6100, currency: 'jpy', invoiceId: '5678901234567', paymentProcessor: 'shopify' },
		],
	},
];

describe.each(CASES)('$recipe', ({ recipe, trigger, sampleFailure, events, ...expected }) => {
	const example = readExample(recipe);

	const run = (...sent: IDataObject[]) =>
		runManually(real, withEvents(example, trigger, sent), trigger);

	it('has pinned samples of a referred, an organic and an invalid sale, and sends nothing', async () => {
		const execution = await runManually(real, example, trigger);
		expect(outcomesOf(execution, 'Track the Sale')).toEqual([
			['validated', null],
			['skipped', 'missing_click_id'],
		]);
		expect(outputOf(execution, REPORTED)).toEqual([]);
		expect(execution.status).toBe('error');
		expect(failureOf(execution)).toContain(sampleFailure);
		expect(real.sandbox.seen).toEqual([]);
	});

	it('tracks payments, and the execution succeeds for skipped events', async () => {
		const execution = await run(...events.map(serviceEvent));
		expect(execution.status).toBe('success');
		expect(nodesRun(execution)).not.toContain(FAILED);
		expect(outcomesOf(execution, 'Track the Sale')).toEqual(expected.outcomes);
		const tracked = expected.outcomes.filter(([outcome]) => outcome === 'tracked');
		expect(outcomesOf(execution, REPORTED)).toEqual(tracked);
		const bodies = real.sandbox.recorded
			.map(({ body }) => body)
			.sort((a, b) => Number(b.amount) - Number(a.amount));
		expect(bodies).toEqual(
			expected.recorded.map((sale) => expect.objectContaining(sale) as unknown),
		);
	});

	it('fails the execution with message and advice if Refport rejects a sale', async () => {
		const [first = ''] = events;
		const event = JSON.stringify(serviceEvent(first)).replace('click_', 'typo_');
		const execution = await run(JSON.parse(event) as IDataObject);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.lastNodeExecuted).toBe(FAILED);
		expect(failureOf(execution)).toMatch(
			/^INVALID_CLICK_ID: No click was recorded with this click ID\. Nothing was recorded\. Refport does not know the click ID "typo_Yw3kT81"/,
		);
		expect(real.sandbox.recorded).toEqual([]);
	});

	it('passes a sale without a partner link to the node No Referral', async () => {
		const [first = ''] = events;
		const event = JSON.stringify(serviceEvent(first)).replace('click_', 'nolink_');
		const execution = await run(JSON.parse(event) as IDataObject);
		expect(execution.status).toBe('success');
		expect(outcomesOf(execution, 'No Referral or Dry Run')).toEqual([['unattributed', null]]);
		expect(outputOf(execution, REPORTED)).toEqual([]);
	});
});

it('stripe-sales tracks the start of a subscription once from two events, and its renewal', async () => {
	const events = [
		'subscription-start-session',
		'subscription-start-invoice',
		'renewal-before-basil',
	];
	const sent = events.map((name) => serviceEvent(`stripe/${name}`));
	const recipe = withEvents(readExample('stripe-sales'), 'Stripe Event', sent);
	const execution = await runManually(real, recipe, 'Stripe Event');
	expect(execution.status).toBe('success');
	const ids = real.sandbox.recorded.map(({ body }) => body.invoiceId);
	expect(new Set(ids).size).toBe(2);
	expect(ids).toHaveLength(2);
});
