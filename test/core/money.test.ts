import fc from 'fast-check';
import { digitsOf, isCurrency, toSmallestUnit } from '../../nodes/Refport/core/money';

const NOT_PLAIN =
	'must be a plain number such as 49.90, without currency sign or thousands separator';
const NOT_WHOLE =
	'must be a whole number of the smallest unit, such as cents; or set Amount Is In to Major Unit';
const CURRENCY_OF_DIGITS = ['JPY', undefined, 'USD', 'KWD', 'CLF'] as const;

const currencyAndDigits = fc
	.constantFrom(0, 2, 3, 4)
	.map((digits) => ({ digits, currency: CURRENCY_OF_DIGITS[digits] ?? 'none' }));

/** Moves the point by text alone: 1999 with two digits is 19.99. */
function asDecimal(units: number, digits: number): string {
	const padded = String(units).padStart(digits + 1, '0');
	const at = padded.length - digits;
	return digits === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
}

const shortest = (text: string) =>
	text.replace(/^0+(?=\d)/, '').replace(/\.\d+$/, (fraction) => fraction.replace(/\.?0*$/, ''));

describe('digitsOf', () => {
	it.each([
		['JPY', 0],
		['USD', 2],
		['KWD', 3],
		['CLF', 4],
		['HUF', 2],
		['IDR', 2],
		['COP', 2],
	])('gives %s %d digits, as ISO 4217 has it and not CLDR', (currency, digits) => {
		expect(digitsOf(currency)).toBe(digits);
	});
});

describe('isCurrency', () => {
	it.each(['usd', 'USD', 'Eur', 'jpy', 'KWD'])('knows %s, in any case', (code) => {
		expect(isCurrency(code)).toBe(true);
	});

	it.each(['', 'us', 'usdt', 'dollar', '$', 'QQQ', '840'])('does not know "%s"', (code) => {
		expect(isCurrency(code)).toBe(false);
	});
});

describe('toSmallestUnit', () => {
	it.each([
		{ value: 19.99, unit: 'major', currency: 'USD', send: 1999 },
		{ value: 0.1, unit: 'major', currency: 'USD', send: 10 },
		{ value: 0, unit: 'major', currency: 'USD', send: 0 },
		{ value: 50, unit: 'major', currency: 'USD', send: 5000 },
		{ value: 12n, unit: 'major', currency: 'USD', send: 1200 },
		{ value: '49.90', unit: 'major', currency: 'USD', send: 4990 },
		{ value: ' 49.90 ', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '49.9', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '49.900', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '0049.90', unit: 'major', currency: 'USD', send: 4990 },
		{ value: '500.00', unit: 'major', currency: 'JPY', send: 500 },
		{ value: '1.234', unit: 'major', currency: 'KWD', send: 1234 },
		{ value: '1.2345', unit: 'major', currency: 'CLF', send: 12345 },
		{ value: 1999, unit: 'smallest', currency: 'USD', send: 1999 },
		{ value: ' 1999 ', unit: 'smallest', currency: 'USD', send: 1999 },
		{ value: 500, unit: 'smallest', currency: 'JPY', send: 500 },
		{ value: 2 ** 53 - 1, unit: 'smallest', currency: 'USD', send: 9007199254740991 },
	] as const)('makes $send of $value $currency in the $unit unit', (row) => {
		expect(toSmallestUnit(row.value, row.unit, row.currency)).toEqual({ send: row.send });
	});

	it.each([
		{ value: 1.005, unit: 'major', currency: 'USD', problem: 'the 2 decimals of USD' },
		{ value: 0.1 + 0.2, unit: 'major', currency: 'USD', problem: 'the 2 decimals of USD' },
		{ value: '0.5', unit: 'major', currency: 'JPY', problem: 'the 0 decimals of JPY' },
		{ value: '1.2345', unit: 'major', currency: 'KWD', problem: 'the 3 decimals of KWD' },
	] as const)('refuses $value $currency and does not round it', (row) => {
		const problem = `has more than ${row.problem}`;
		expect(toSmallestUnit(row.value, row.unit, row.currency)).toEqual({ problem });
	});

	const refused = [
		...['1,234.56', '1.234,56', '1 234', '49,90', '$49.90', '49.90 EUR', '', ' ', '+5', '.5', '5.']
			.concat(['1e3', '1e-7', '0x10', '1_000', '1.2.3', 'NaN', '١٢', '−1'])
			.map((value) => ({ value, problem: NOT_PLAIN })),
		...[NaN, Infinity, 1e-7, 1e21].map((value) => ({ value, problem: NOT_PLAIN })),
		...[-1, '-1', -0.01, '-0.01', -Infinity].map((value) => ({
			value,
			problem: 'must not be negative',
		})),
		...[2 ** 53, '9007199254740992', '9'.repeat(400)].map((value) => ({
			value,
			problem: 'is too large to be exact',
		})),
		{ value: true, problem: 'must be a number, but is true or false' },
		{ value: [5], problem: 'must be a number, but is a list' },
		{ value: { amount: 5 }, problem: 'must be a number, but is an object' },
		{ value: undefined, problem: 'must be a number, but is nothing' },
	];

	it.each(refused)('refuses $value in either unit: $problem', ({ value, problem }) => {
		expect(toSmallestUnit(value, 'major', 'USD')).toEqual({ problem });
		expect(toSmallestUnit(value, 'smallest', 'USD')).toEqual({ problem });
	});

	it.each([19.99, '19.99', '19.00', 0.5])('refuses %s as an amount of cents', (value) => {
		expect(toSmallestUnit(value, 'smallest', 'USD')).toEqual({ problem: NOT_WHOLE });
	});
});
