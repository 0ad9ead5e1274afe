import fc from 'fast-check';
import {
	amountReader,
	currencyCode,
	shareOf,
	without,
} from '../../../nodes/Refport/core/sources/amounts';

describe('the amount in an event', () => {
	it.each([
		{ unit: 'major', currency: 'USD', value: '29.35', amount: 2935 },
		{ unit: 'major', currency: 'eur', value: 7.99, amount: 799 },
		{ unit: 'major', currency: 'JPY', value: '6100.00', amount: 6100 },
		{ unit: 'major', currency: 'KWD', value: '1.234', amount: 1234 },
		{ unit: 'smallest', currency: 'usd', value: 1190, amount: 1190 },
		{ unit: 'smallest', currency: 'USD', value: '65215', amount: 65215 },
		{ unit: 'major', currency: null, value: 0, amount: 0 },
	] as const)('is $amount for $value $currency in the $unit unit', (one) => {
		expect(amountReader(one.unit, one.currency)(one.value)).toBe(one.amount);
	});

	it.each([undefined, null, '', -1, '-1.00', '29,35', '1e3', 29.351, NaN, [5], { amount: 5 }])(
		'is not a number for %p',
		(value) => {
			expect(amountReader('major', 'USD')(value)).toBeNaN();
		},
	);
});

describe('the currency in an event', () => {
	it.each([
		['usd', 'USD'],
		[' EUR ', 'EUR'],
		['XYZ', undefined],
		['', undefined],
		[978, undefined],
		[null, undefined],
	])('is read from %p as %p', (currency, code) => {
		expect(currencyCode(currency)).toBe(code);
	});
});

describe('the net amount', () => {
	it('excludes tax and shipping, and is never below zero', () => {
		expect(without(2935, 135, 1000)).toBe(1800);
		expect(without(100, 60, 60)).toBe(0);
	});

	it('is not a number if one of its parts is not', () => {
		expect(without(NaN, 1)).toBeNaN();
		expect(without(100, NaN)).toBeNaN();
		expect(without(100, 200, NaN)).toBeNaN();
	});
});

describe('the net share of a partial payment', () => {
	it.each([
		{ paid: 1190, part: 1000, whole: 1190, share: 1000 },
		{ paid: 595, part: 1000, whole: 1190, share: 500 },
		{ paid: 100, part: 2, whole: 3, share: 66 },
		{
			paid: 9007199254740991,
			part: 9007199254740990,
			whole: 9007199254740991,
			share: 9007199254740990,
		},
		{ paid: 100, part: 0, whole: 0, share: 0 },
		{ paid: NaN, part: 1, whole: 1, share: NaN },
		{ paid: 1, part: NaN, whole: 1, share: NaN },
		{ paid: 1, part: 1, whole: 0.5, share: NaN },
	])('is $share of $paid if $part of $whole is net', ({ paid, part, whole, share }) => {
		expect(shareOf(paid, part, whole)).toBe(share);
	});

	it('is a whole number up to the amount paid', () => {
		fc.assert(
			fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.maxSafeNat(), (paid, one, other) => {
				const share = shareOf(paid, Math.min(one, other), Math.max(one, other));
				expect(Number.isSafeInteger(share) && share >= 0 && share <= paid).toBe(true);
			}),
		);
	});
});
