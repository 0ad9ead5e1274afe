import { REFPORT_NAME, idFrom, parameterFrom } from '../clickId/clickId';
import { isBlank } from '../values/blank';
import { at, firstPlain, isText, textOf } from './paths';
import type { EventJson } from './source';

/** Refport's own name for Stripe metadata, its spelling in snake case, and the name of the cookie. */
const CLICK_ID_NAMES = ['refportClickId', 'refport_click_id', REFPORT_NAME];

/** The second spelling is for services that allow no capital letters in names. */
const CUSTOMER_ID_NAMES = ['refportExternalCustomerId', 'refport_external_customer_id'];

const firstId = (values: unknown[]): string | undefined =>
	values.map(idFrom).find((id) => id !== undefined);

/** The click ID in the first of several objects that has one. */
export const clickIdIn = (...places: unknown[]): string | undefined =>
	firstId(places.flatMap((place) => CLICK_ID_NAMES.map((name) => at(place, name))));

/** The click ID in the query of an address. */
export const clickIdInAddress = (address: unknown): string | undefined =>
	firstId(CLICK_ID_NAMES.map((name) => parameterFrom(address, name)));

/** The customer's ID: the one that the merchant put there for Refport, or the first of the others. */
export const customerIdIn = (
	places: readonly unknown[],
	...others: unknown[]
): string | number | undefined =>
	firstPlain(
		...places.flatMap((place) => CUSTOMER_ID_NAMES.map((name) => at(place, name))),
		...others,
	);

/** A list of names and values as an object; blank values are left out. */
export const namedValues = (
	list: readonly EventJson[],
	nameKey: string,
	valueKey = 'value',
): EventJson =>
	Object.fromEntries(
		list
			.map((entry): [string, unknown] => [textOf(at(entry, nameKey)) ?? '', at(entry, valueKey)])
			.filter(([, value]) => !isBlank(value)),
	);

/** First and last name, or the part that is known. */
export const fullName = (...parts: unknown[]): string | undefined =>
	parts
		.map(textOf)
		.filter((part) => part !== undefined)
		.join(' ') || undefined;

/** An answer such as "n/a" would make one customer of many people. */
export const emailAsId = (email: unknown): string | undefined =>
	isText(email) && email.includes('@') ? email.trim() : undefined;
