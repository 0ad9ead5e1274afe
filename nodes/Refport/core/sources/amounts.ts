import { isCurrency } from '../values/currencies';
import { type AmountUnit, toSmallestUnit } from '../values/money';
import { textOf } from './paths';

/** An ISO 4217 code in upper case; undefined if the value is none. */
export function currencyCode(currency: unknown): string | undefined {
	const code = textOf(currency)?.toUpperCase();
	return code !== undefined && isCurrency(code) ? code : undefined;
}

/**
 * Returns a function that reads an amount in the smallest unit of the currency. NaN means that the
 * amount is missing, negative or not exact, and every sum with it is NaN, too.
 */
export const amountReader = (unit: AmountUnit, currency: unknown) => {
	const code = currencyCode(currency);
	return (value: unknown): number => {
		const amount = toSmallestUnit(value, unit, code);
		return 'send' in amount ? amount.send : NaN;
	};
};

/** What remains of an amount after tax and shipping, never less than zero. */
export const without = (amount: number, ...charges: number[]): number =>
	charges.reduce((rest, charge) => Math.max(0, rest - charge), amount);

/**
 * `paid` × `part` / `whole`, rounded down, in whole numbers: if a credit balance paid a part of an
 * invoice, the money that was received holds tax in the same proportion as the invoice.
 */
export function shareOf(paid: number, part: number, whole: number): number {
	if (![paid, part, whole].every(Number.isSafeInteger)) return NaN;
	if (whole <= 0) return 0;
	return Number((BigInt(paid) * BigInt(part)) / BigInt(whole));
}
