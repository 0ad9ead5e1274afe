import fc from 'fast-check';
import type { AmountUnit } from '../../nodes/Refport/core/values/money';
import { parseFields } from '../../nodes/Refport/core/values/parse';
import { PAYMENT_PROCESSORS, saleRequest, saleSchema } from '../../nodes/Refport/core/events/sale';

const REQUIRED = {
	clickId: 'click_1',
	customerExternalId: 'user_1',
	amount: 1999,
	currency: 'usd',
};
const OPTIONAL = [
	'eventName',
	'invoiceId',
	'paymentProcessor',
	'customerEmail',
	'customerName',
	'customerAvatar',
	'metadata',
] as const;

const NO_CURRENCY = 'Currency must be an ISO 4217 code, such as usd or eur';

const parse = (record: Record<string, unknown>, unit: AmountUnit = 'smallest') =>
	parseFields(saleSchema(unit, record.currency), record);

function requestOf(record: Record<string, unknown>, unit?: AmountUnit) {
	const sale = parse(record, unit);
	if (!sale.ok) throw new Error(sale.failure.message);
	return saleRequest(sale.value);
}

const bodyOf = (record: Record<string, unknown>, unit?: AmountUnit): unknown =>
	JSON.parse(JSON.stringify(requestOf(record, unit).body));

function problemOf(record: Record<string, unknown>, unit?: AmountUnit): string | undefined {
	const sale = parse({ ...REQUIRED, ...record }, unit);
	return sale.ok ? undefined : sale.failure.message;
}

describe('the request for a sale', () => {
	it.each([
		{ invoiceId: 'in_1', repeat: 'safe' },
		{ invoiceId: 42, repeat: 'safe' },
		{ invoiceId: ' ', repeat: 'optIn' },
		{ invoiceId: undefined, repeat: 'optIn' },
	])('has the retry mode "$repeat" with the invoice ID "$invoiceId"', ({ invoiceId, repeat }) => {
		const request = requestOf({ ...REQUIRED, invoiceId });
		expect({ method: request.method, path: request.path, repeat: request.repeat }).toEqual({
			method: 'POST',
			path: '/api/track/sale',
			repeat,
		});
	});

	it('contains every filled field with its API name', () => {
		const filled = {
			...REQUIRED,
			currency: 'eur',
			eventName: 'Renewal',
			invoiceId: 'in_1',
			paymentProcessor: 'stripe',
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
			customerAvatar: 'https://example.com/ada.png',
			metadata: { plan: 'pro' },
		};
		expect(bodyOf(filled)).toEqual(filled);
	});

	it('omits empty optional fields', () => {
		const blank = fc.constantFrom('', ' ', '\t\r\n', null, undefined);
		fc.assert(
			fc.property(fc.array(blank, { maxLength: OPTIONAL.length }), (blanks) => {
				const optional = Object.fromEntries(OPTIONAL.map((name, index) => [name, blanks[index]]));
				expect(bodyOf({ ...REQUIRED, ...optional })).toEqual(REQUIRED);
			}),
		);
	});

	it.each([
		{ amount: '49.90', currency: ' EuR ', sent: { amount: 4990, currency: 'eur' } },
		{ amount: 500, currency: 'JPY', sent: { amount: 500, currency: 'jpy' } },
		{ amount: '1.5', currency: ' kWd ', sent: { amount: 1500, currency: 'kwd' } },
		{ amount: 0, currency: 'usd', sent: { amount: 0, currency: 'usd' } },
	])('contains $sent for $amount "$currency" in the major unit', ({ amount, currency, sent }) => {
		expect(bodyOf({ ...REQUIRED, amount, currency }, 'major')).toEqual({ ...REQUIRED, ...sent });
	});

	it.each(Object.keys(PAYMENT_PROCESSORS))(
		'contains the payment processor %s',
		(paymentProcessor) => {
			const record = { ...REQUIRED, paymentProcessor };
			expect(bodyOf(record)).toEqual(record);
		},
	);
});

describe('an invalid sale', () => {
	it.each(['', ' ', null, undefined])(
		'is rejected with the currency %p instead of assuming USD',
		(currency) => {
			expect(problemOf({ currency })).toBe(
				'Currency is empty. Enter a code such as eur, or map the currency of the order.',
			);
		},
	);

	it('is reported without quoting a currency that may be an e-mail address or is too long', () => {
		expect(problemOf({ currency: 'ada@example.com' })).toBe(NO_CURRENCY);
		expect(problemOf({ currency: 'x'.repeat(25) })).toBe(NO_CURRENCY);
	});

	it.each(['us', 'usdt', 'dollar', '$', 'QQQ', '840'])(
		'is reported with the unknown currency %s only once',
		(code) => {
			const problem = `${NO_CURRENCY}, but is "${code}"`;
			expect(problemOf({ currency: code, amount: 1999 }, 'smallest')).toBe(problem);
			expect(problemOf({ currency: code, amount: 19.9999 }, 'major')).toBe(problem);
		},
	);

	it.each([
		{
			name: 'decimals of a currency that has none',
			amount: '1.5',
			problem: 'must have no decimals in JPY, but is "1.5"',
		},
		{ name: 'no amount', amount: null, problem: 'is empty: enter a value or check the expression' },
		{
			name: 'an amount of spaces',
			amount: ' ',
			problem: 'is empty: enter a value or check the expression',
		},
		{ name: 'a negative amount', amount: -5, problem: 'must not be negative, but is "-5"' },
	])('is rejected with $name', ({ amount, problem }) => {
		expect(problemOf({ amount, currency: 'jpy' }, 'major')).toBe(`Amount ${problem}`);
	});
});
