import fc from 'fast-check';
import { readableAmount, toSmallestUnit } from '../../nodes/Refport/core/values/money';

const PLAIN = 'must be a plain number such as 49.90, without currency sign or thousands separator';
const WHOLE = 'must be a whole number of the smallest unit, such as cents';

/** Appends the rejected value to the error. */
const quoting = (problem: string, value: unknown) => {
	const text = String(value).trim();
	return text === '' ? problem : `${problem}, but is "${text}"`;
};

const DIGITS = Object.entries({ JPY: 0, USD: 2, KWD: 3, CLF: 4, HUF: 2, IDR: 2, COP: 2 });

const QUOTED_PROBLEMS = [PLAIN, 'must not be negative'];

describe('Amount', () => {
	it.each([
		{ value: 19.99, unit: 'major', currency: 'USD', send: 1999 },
		{ value: 0, unit: 'major', currency: 'USD', send: 0 },
		{ value: 50, unit: 'major', currency: 'USD', send: 5000 },
		{ value: 12n, unit: 'major', currency: 'USD', send: 1200 },
		{ value: '49.90', unit: 'major', currency: 'USD', send: 4990 },
		{ value: ' 49.90 ', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '49.900', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '049.9', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '500.00', unit: 'major', currency: 'JPY', send: 500 },
		{ value: '1.234', unit: 'major', currency: 'KWD', send: 1234 },
		{ value: '1.2345', unit: 'major', currency: 'CLF', send: 12345 },
		{ value: 1999, unit: 'smallest', currency: 'USD', send: 1999 },
		{ value: ' 1999 ', unit: 'smallest', currency: 'USD', send: 1999 },
		{ value: 500, unit: 'smallest', currency: 'JPY', send: 500 },
		{ value: 2 ** 53 - 1, unit: 'smallest', currency: 'KWD', send: 9007199254740991 },
	] as const)('is sent as $send for "$value" $currency in the $unit unit', (one) => {
		expect(toSmallestUnit(one.value, one.unit, one.currency)).toEqual({ send: one.send });
	});

	it.each([
		{ value: 1.005, currency: 'USD', most: 'at most 2' },
		{ value: 0.1 + 0.2, currency: 'USD', most: 'at most 2' },
		{ value: '0.5', currency: 'JPY', most: 'no' },
		{ value: '1.2345', currency: 'KWD', most: 'at most 3' },
	])('is rejected instead of rounded for $value $currency', ({ value, currency, most }) => {
		const problem = quoting(`must have ${most} decimals in ${currency}`, value);
		expect(toSmallestUnit(value, 'major', currency)).toEqual({ problem });
	});

	it.each([19.99, '19.99', '19.00', 0.5])('is rejected in the smallest unit for %s', (value) => {
		expect(toSmallestUnit(value, 'smallest', 'USD')).toEqual({
			problem: `${quoting(WHOLE, value)}. If it is in euros or dollars, change Amount Is In`,
		});
	});

	const separated = ['1,234.56', '1.234,56', '1 234', '49,90', '1_000', '1.2.3'];
	const words = ['$49.90', '49.90 EUR', '1e3', '1e-7', '0x10', 'NaN', '', ' ', '+5', '.5', '5.'];
	const rejected: { problem: string; values: unknown[] }[] = [
		{ problem: PLAIN, values: [...separated, ...words, 1e-7, 1e21, NaN, Infinity] },
		{ problem: 'must not be negative', values: [-1, '-1', -0.01, '-0.01', -Infinity] },
		{ problem: 'is too large to be exact', values: [2 ** 53, '9007199254740992', 10n ** 20n] },
		{ problem: 'must be a number, but is true or false', values: [true, false] },
		{ problem: 'must be a number, but is a list', values: [[5]] },
		{ problem: 'must be a number, but is an object', values: [{ amount: 5 }] },
		{ problem: 'must be a number, but is empty', values: [null, undefined] },
	];

	it.each(rejected.flatMap(({ problem, values }) => values.map((value) => ({ value, problem }))))(
		'is rejected in both units for "$value", because it $problem',
		({ value, problem }) => {
			const expected = QUOTED_PROBLEMS.includes(problem) ? quoting(problem, value) : problem;
			expect(toSmallestUnit(value, 'major', 'USD')).toEqual({ problem: expected });
			expect(toSmallestUnit(value, 'smallest', 'USD')).toEqual({ problem: expected });
		},
	);

	it.each(['ada@example.com', '1'.repeat(20) + ' euros'])(
		'is not quoted in the error for %s',
		(value) => {
			expect(toSmallestUnit(value, 'major', 'USD')).toEqual({ problem: PLAIN });
		},
	);
});

/**
 * Inserts the decimal point into the text (1999 with two digits is 19.99), so no rounding can
 * occur.
 */
function decimalText(units: number, digits: number): string {
	const text = String(units).padStart(digits + 1, '0');
	return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const withoutExtraZeros = (text: string) =>
	text.replace(/^0+(?=\d)/, '').replace(/\.\d+$/, (fraction) => fraction.replace(/\.?0*$/, ''));

describe('an amount in the major unit', () => {
	const currencies = fc.constantFrom(...DIGITS);

	it('is converted exactly from decimal text in every currency', () => {
		fc.assert(
			fc.property(fc.maxSafeNat(), currencies, (units, [currency, digits]) => {
				const amount = toSmallestUnit(decimalText(units, digits), 'major', currency);
				expect(amount).toEqual({ send: units });
			}),
		);
	});

	it('is converted exactly from a number with two decimals up to one billion', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e11 }), (cents) => {
				const amount = toSmallestUnit(Number(decimalText(cents, 2)), 'major', 'USD');
				expect(amount).toEqual({ send: cents });
			}),
		);
	});

	it('is never rounded', () => {
		const decimal = fc.stringMatching(/^\d{1,17}(\.\d{1,4}0{0,3})?$/);
		fc.assert(
			fc.property(decimal, currencies, (text, [currency, digits]) => {
				const amount = toSmallestUnit(text, 'major', currency);
				const sent = 'send' in amount ? decimalText(amount.send, digits) : text;
				expect(withoutExtraZeros(sent)).toBe(withoutExtraZeros(text));
			}),
		);
	});
});

describe('the readable amount', () => {
	it.each([
		{ amount: 49, currency: 'EUR', text: '0.49 EUR' },
		{ amount: 4990, currency: 'USD', text: '49.90 USD' },
		{ amount: 0, currency: 'USD', text: '0.00 USD' },
		{ amount: 500, currency: 'JPY', text: '500 JPY' },
		{ amount: 1500, currency: 'KWD', text: '1.500 KWD' },
		{ amount: 1.5, currency: 'USD', text: undefined },
		{ amount: null, currency: 'USD', text: undefined },
		{ amount: 49, currency: undefined, text: undefined },
	])('of $amount $currency is $text', ({ amount, currency, text }) => {
		expect(readableAmount(amount, currency)).toBe(text);
	});
});
