import { isCurrency } from '../values/currencies';
import { type AmountUnit, toSmallestUnit } from '../values/money';
import { textOf } from './paths';

/** Returns an ISO 4217 code in upper case, or undefined if the value is not one. */
export function currencyCode(currency: unknown): string | undefined {
	const code = textOf(currency)?.toUpperCase();
	return code !== undefined && isCurrency(code) ? code : undefined;
}

/**
 * Returns a function that converts an amount to the smallest unit of the currency. It returns NaN
 * if the amount is missing, negative or not exact, so that calculations with it are NaN, too.
 */
export const amountReader = (unit: AmountUnit, currency: unknown) => {
	const code = currencyCode(currency);
	return (value: unknown): number => {
		const amount = toSmallestUnit(value, unit, code);
		return 'send' in amount ? amount.send : NaN;
	};
};

/** Subtracts tax and shipping from an amount. Never less than zero. */
export const without = (amount: number, ...charges: number[]): number =>
	charges.reduce((rest, charge) => Math.max(0, rest - charge), amount);

/**
 * Returns `paid` × `part` / `whole`, rounded down. If a credit balance paid part of an invoice, the
 * money received has the same share of tax as the invoice.
 */
export function shareOf(paid: number, part: number, whole: number): number {
	if (![paid, part, whole].every(Number.isSafeInteger)) return NaN;
	if (whole <= 0) return 0;
	return Number((BigInt(paid) * BigInt(part)) / BigInt(whole));
}
