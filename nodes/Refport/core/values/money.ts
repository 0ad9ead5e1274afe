import { kindOf } from './blank';
import { digitsOf } from './currencies';
import { butIs } from './quoted';

export type AmountUnit = 'smallest' | 'major';

type Amount = { send: number } | { problem: string };

const refuse = (problem: string): Amount => ({ problem });

/** The decimal text of an amount, or undefined if it is neither number nor text. */
function decimalText(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/**
 * Converts an amount to the smallest unit of the currency, without floating point and without
 * rounding: `19.99` USD is 1999, `1.005` USD is a problem. If the currency is unknown, any number
 * of decimals is valid.
 */
export function toSmallestUnit(
	value: unknown,
	unit: AmountUnit,
	currency: string | undefined,
): Amount {
	const text = decimalText(value);
	if (text === undefined) return refuse(`must be a number, but is ${kindOf(value)}`);
	if (text.startsWith('-')) return refuse(`must not be negative${butIs(text)}`);
	const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
	if (whole === undefined) {
		return refuse(
			`must be a plain number such as 49.90, without currency sign or thousands separator${butIs(text)}`,
		);
	}
	const known = currency === undefined ? fraction.length : digitsOf(currency);
	const digits = unit === 'smallest' ? 0 : known;
	const excess = fraction.slice(digits);
	if (unit === 'smallest' && fraction !== '') {
		return refuse(
			`must be a whole number of the smallest unit, such as cents${butIs(text)}. If it is in euros or dollars, change Amount Is In`,
		);
	}
	if (/[1-9]/.test(excess)) {
		const max = digits === 0 ? 'no' : `at most ${digits}`;
		return refuse(`must have ${max} decimals in ${currency}${butIs(text)}`);
	}
	const amount = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
	return Number.isSafeInteger(amount) ? { send: amount } : refuse('is too large to be exact');
}

/**
 * Formats an amount in the smallest unit, e.g. `0.49 EUR`. Undefined if the amount or
 * the currency is unknown.
 */
export function readableAmount(amount: unknown, currency: string | undefined): string | undefined {
	if (currency === undefined || !Number.isSafeInteger(amount)) return undefined;
	const digits = digitsOf(currency);
	const text = String(amount).padStart(digits + 1, '0');
	const whole = text.slice(0, text.length - digits);
	return `${digits === 0 ? whole : `${whole}.${text.slice(-digits)}`} ${currency}`;
}
