import { z } from 'zod';
import { isBlank, kindOf } from '../values/blank';
import { isCurrency } from '../values/currencies';
import { jsonProblem } from '../values/jsonValue';
import { butIs } from '../values/quoted';

/**
 * A schema from a check that returns the value to send, or a problem that completes "<label> …".
 */
export const field = <T>(
	label: string,
	check: (value: unknown) => { send: T } | { problem: string },
) =>
	z.unknown().transform((value, context): T => {
		const checked = check(value);
		if ('send' in checked) return checked.send;
		context.addIssue({ code: 'custom', message: `${label} ${checked.problem}` });
		return z.NEVER;
	});

/**
 * Returns a value as text, because CRMs have numbers as IDs. A number that JavaScript cannot
 * represent exactly would be the ID of somebody else.
 */
export function asText(value: unknown): { send: string } | { problem: string } {
	if (typeof value === 'string') return { send: value.trim() };
	if (typeof value === 'bigint') return { send: value.toString() };
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		const kind = typeof value === 'number' ? String(value) : kindOf(value);
		return { problem: `must be text, but is ${kind}` };
	}
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return { problem: 'is a number too large to be exact: send it as text' };
	}
	return { send: String(value) };
}

/** Text that must not be blank. Numbers are sent as text. */
export const requiredText = (label: string) =>
	field(label, (value) =>
		isBlank(value) ? { problem: 'is empty: enter a value or check the expression' } : asText(value),
	);

/** Text that may be blank. `accept` validates it if it is not. */
const optional = (label: string, problem: string, accept: (text: string) => boolean) =>
	field<string | undefined>(label, (value) => {
		if (isBlank(value)) return { send: undefined };
		const text = asText(value);
		return 'send' in text && !accept(text.send) ? { problem } : text;
	});

export const optionalText = (label: string) => optional(label, '', () => true);

/** The address in "Ada <ada@example.com>". Other text stays unchanged. */
const addressIn = (text: string): string => /^[^<>]*<([^<>\s]+)>$/.exec(text)?.[1] ?? text;

/** Lenient on purpose: Refport documents no format, and no valid address may be rejected. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An e-mail address, also in the form that mail clients copy: `Ada <ada@example.com>`. */
export const optionalEmail = (label: string) =>
	field<string | undefined>(label, (value) => {
		if (isBlank(value)) return { send: undefined };
		const text = asText(value);
		if ('problem' in text) return text;
		const address = addressIn(text.send);
		if (EMAIL.test(address)) return { send: address };
		return { problem: 'is not an e-mail address such as name@example.com' };
	});

export const optionalHttpUrl = (label: string) =>
	optional(
		label,
		'is not a web address that begins with http:// or https://',
		(text) => /^https?:\/\/[^\s/?#]+\S*$/i.test(text) && URL.canParse(text),
	);

export const optionalChoice = (label: string, choices: readonly string[]) =>
	optional(label, `must be one of ${choices.join(', ')}`, (text) => choices.includes(text));

/** An ISO 4217 code in any case, sent in lower case as Refport documents it. */
export const requiredCurrency = (label: string) =>
	field(label, (value) => {
		if (isBlank(value)) {
			return {
				problem: 'is empty. Enter a code such as eur, or map the currency of the order.',
			};
		}
		const text = asText(value);
		if ('problem' in text) return text;
		if (isCurrency(text.send)) return { send: text.send.toLowerCase() };
		return { problem: `must be an ISO 4217 code, such as usd or eur${butIs(text.send)}` };
	});

/** Does not compare prototypes, because n8n evaluates expressions in another JavaScript realm. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in (value as object));

/** An object that can be written as JSON. Its values are not copied. */
export const optionalMetadata = (label: string) =>
	field<Record<string, unknown> | undefined>(label, (value) => {
		if (isBlank(value)) return { send: undefined };
		if (!isPlainObject(value)) {
			return { problem: `must be a plain object of names and values, but is ${kindOf(value)}` };
		}
		const problem = jsonProblem(value);
		if (problem) return { problem: `contains a value that JSON cannot represent: ${problem}` };
		const given = Object.values(value).some((one) => one !== undefined);
		return { send: given ? { ...value } : undefined };
	});
