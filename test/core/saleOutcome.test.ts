import fc from 'fast-check';
import { parseFields } from '../../nodes/Refport/core/values/parse';
import { saleOutcome, saleSchema, saleSummary } from '../../nodes/Refport/core/events/sale';

const REPLY = {
	eventName: 'Purchase',
	customer: { externalId: 'user_1', email: null, name: null },
	sale: {
		id: 'sale_1',
		amount: 1999,
		currency: 'usd',
		commissionAmount: 400,
		status: 'pending',
		invoiceId: 'in_1',
		paymentProcessor: 'custom',
	},
};

describe('the output for a sale', () => {
	it('contains what Refport recorded', () => {
		const sale = { ...REPLY.sale, amountReadable: '19.99 USD' };
		const value = { outcome: 'tracked', reason: null, ...REPLY, sale };
		expect(saleOutcome(REPLY)).toEqual({ ok: true, value });
	});

	it('includes fields that are new in the API', () => {
		const reply = {
			...REPLY,
			sale: { ...REPLY.sale, tier: 'gold' },
			customer: { ...REPLY.customer, country: 'DE' },
			click: { id: 'click_1' },
		};
		const sale = { ...reply.sale, amountReadable: '19.99 USD' };
		const value = { outcome: 'tracked', reason: null, ...reply, sale };
		expect(saleOutcome(reply)).toEqual({ ok: true, value });
	});

	it('shows the readable amount of the node first, not that of the response', () => {
		const outcome = saleOutcome({ ...REPLY, sale: { ...REPLY.sale, amountReadable: '?' } });
		const sale = outcome.ok ? (outcome.value.sale as Record<string, unknown>) : {};
		expect(Object.entries(sale)[0]).toEqual(['amountReadable', '19.99 USD']);
	});

	it('is unattributed if Refport responds with null', () => {
		expect(saleOutcome(null)).toEqual({ ok: true, value: { outcome: 'unattributed' } });
	});

	it.each([
		{ name: 'an empty object', reply: {} },
		{ name: 'another service', reply: { status: 'ok' } },
		{ name: 'an event name that is not text', reply: { ...REPLY, eventName: 7 } },
		{ name: 'no sale', reply: { ...REPLY, sale: undefined } },
		{ name: 'a sale that is null', reply: { ...REPLY, sale: null } },
		{ name: 'a sale without ID', reply: { ...REPLY, sale: { amount: 1999 } } },
		{ name: 'an amount that is text', reply: { ...REPLY, sale: { id: 'sale_1', amount: '1999' } } },
		{ name: 'no customer', reply: { ...REPLY, customer: undefined } },
		{ name: 'a customer that is a list', reply: { ...REPLY, customer: [] } },
	])('is a failure that may be recorded if the response contains $name', ({ reply }) => {
		expect(saleOutcome(reply)).toEqual({
			ok: false,
			failure: {
				kind: 'api',
				code: 'UNEXPECTED_REPLY',
				message: 'the response is JSON, but not a tracked sale',
				httpStatus: 200,
				retryable: false,
				mayBeRecorded: true,
			},
		});
	});
});

describe('the sale fields in the output', () => {
	const SALE = { id: null, commissionAmount: null, status: null };

	it('have the same names as in the response, with the amount that is sent', () => {
		const given = {
			clickId: 'click_1',
			customerExternalId: 'u1',
			amount: '19.9',
			currency: 'EUR',
			eventName: 'Renewal',
			invoiceId: 7,
			paymentProcessor: 'stripe',
		};
		expect(saleSummary('major', given)).toEqual({
			eventName: 'Renewal',
			customer: { externalId: 'u1', email: null, name: null },
			sale: {
				...SALE,
				amount: 1990,
				currency: 'eur',
				invoiceId: '7',
				paymentProcessor: 'stripe',
				amountReadable: '19.90 EUR',
			},
			click: { id: 'click_1' },
		});
	});

	it.each([
		{ unit: 'major', amount: '1.005', currency: 'usd', shown: null },
		{ unit: 'smallest', amount: '19.9', currency: 'usd', shown: null },
		{ unit: 'smallest', amount: '', currency: 'usd', shown: null },
		{ unit: 'major', amount: 5, currency: undefined, shown: null },
		{ unit: 'smallest', amount: 5, currency: undefined, shown: 5 },
		{ unit: 'major', amount: 5, currency: 'jpy', shown: 5 },
	] as const)(
		'contain the amount $shown for $amount $currency in the $unit unit',
		({ unit, amount, currency, shown }) => {
			expect(saleSummary(unit, { amount, currency }).sale.amount).toBe(shown);
		},
	);
});

describe('the problems of an invalid sale', () => {
	const problems = [
		'Click ID must be text, but is a list',
		'Customer External ID must be text, but is an object',
		'Amount must be a plain number such as 49.90, without currency sign or thousands separator',
		'Currency must be an ISO 4217 code, such as usd or eur',
		'Event Name must be text, but is a list',
		'Invoice or Order ID must be text, but is a list',
		'Payment Processor must be one of stripe, shopify, polar, paddle, revenuecat, custom',
		'Customer Email is not an e-mail address such as name@example.com',
		'Customer Name must be text, but is a list',
		'Customer Avatar URL is not a web address that begins with http:// or https://',
		'Metadata must be a plain object of names and values, but is text',
	];

	it('are reported in one message, without the values', () => {
		fc.assert(
			fc.property(fc.uuid(), (secret) => {
				const record = {
					clickId: [secret],
					customerExternalId: { secret },
					amount: secret,
					currency: secret,
					eventName: [secret],
					invoiceId: [secret],
					paymentProcessor: secret,
					customerEmail: secret,
					customerName: [secret],
					customerAvatar: secret,
					metadata: secret,
				};
				const parsed = parseFields(saleSchema('major', secret), record);
				expect(parsed).toEqual({
					ok: false,
					failure: {
						kind: 'input',
						code: 'INVALID_INPUT',
						message: problems.join('; '),
						field: 'clickId',
						retryable: false,
						mayBeRecorded: false,
					},
				});
			}),
		);
	});
});
