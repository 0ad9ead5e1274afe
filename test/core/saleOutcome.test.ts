import fc from 'fast-check';
import { parseFields } from '../../nodes/Refport/core/values/parse';
import { saleOutcome, saleSchema } from '../../nodes/Refport/core/events/sale';

const SENT = { clickId: 'click_1', customerExternalId: 'user_1', amount: 1999, invoiceId: 'in_1' };

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

describe('saleOutcome', () => {
	const sale = saleSchema('smallest', 'usd').parse({ ...SENT, customerEmail: 'ada@example.com' });

	it('gives what Refport recorded', () => {
		expect(saleOutcome(sale, REPLY)).toEqual({ ok: true, value: { outcome: 'tracked', ...REPLY } });
	});

	it('keeps fields of the sale and customer that are new', () => {
		const reply = {
			...REPLY,
			sale: { ...REPLY.sale, tier: 'gold' },
			customer: { ...REPLY.customer, country: 'DE' },
		};
		expect(saleOutcome(sale, reply)).toEqual({ ok: true, value: { outcome: 'tracked', ...reply } });
	});

	it('gives what was sent, as unattributed, where Refport answers null', () => {
		const value = { outcome: 'unattributed', ...SENT };
		expect(saleOutcome(sale, null)).toEqual({ ok: true, value });
	});

	it.each([
		{ name: 'an empty object', reply: {} },
		{ name: 'another service', reply: { status: 'ok' } },
		{ name: 'an event name that is no text', reply: { ...REPLY, eventName: 7 } },
		{ name: 'no sale', reply: { ...REPLY, sale: undefined } },
		{ name: 'a sale that is null', reply: { ...REPLY, sale: null } },
		{ name: 'a sale without ID', reply: { ...REPLY, sale: { amount: 1999 } } },
		{ name: 'an amount that is text', reply: { ...REPLY, sale: { id: 'sale_1', amount: '1999' } } },
		{ name: 'no customer', reply: { ...REPLY, customer: undefined } },
		{ name: 'a customer that is a list', reply: { ...REPLY, customer: [] } },
	])('does not trust a reply with $name, though it may be recorded', ({ reply }) => {
		expect(saleOutcome(sale, reply)).toEqual({
			ok: false,
			failure: {
				kind: 'api',
				code: 'UNEXPECTED_REPLY',
				message: 'the address answered with JSON that is no tracked sale',
				httpStatus: 200,
				retryable: false,
				mayBeRecorded: true,
			},
		});
	});
});

describe('the problems of a sale', () => {
	const problems = [
		'Click ID must be text, but is a list',
		'Customer External ID must be text, but is an object',
		'Amount must be a plain number such as 49.90, without currency sign or thousands separator',
		'Currency must be an ISO 4217 code, such as usd or eur',
		'Event Name must be text, but is a list',
		'Invoice ID must be text, but is a list',
		'Payment Processor must be one of stripe, shopify, polar, paddle, revenuecat, custom',
		'Customer Email must be an e-mail address, such as name@example.com, but is other text',
		'Customer Name must be text, but is a list',
		'Customer Avatar URL must be a web address that begins with http:// or https://, but is other text',
		'Metadata must be a plain object of names and values, but is text',
	];

	it('are told all at once, without any of the values', () => {
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
