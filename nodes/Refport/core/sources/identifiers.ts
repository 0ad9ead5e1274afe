import { REFPORT_NAME, idFrom, parameterFrom } from '../clickId/clickId';
import { isBlank } from '../values/blank';
import { at, firstPlain, isText, textOf } from './paths';
import type { EventJson } from './source';

/**
 * Refport's documented name for Stripe metadata, the same in snake case, and the name of the
 * cookie.
 */
const CLICK_ID_NAMES = ['refportClickId', 'refport_click_id', REFPORT_NAME];

/** In snake case for services that do not allow capital letters in names. */
const CUSTOMER_ID_NAMES = ['refportExternalCustomerId', 'refport_external_customer_id'];

const firstId = (values: unknown[]): string | undefined =>
	values.map(idFrom).find((id) => id !== undefined);

/** Returns the click ID of the first object that has one, or undefined. */
export const clickIdIn = (...places: unknown[]): string | undefined =>
	firstId(places.flatMap((place) => CLICK_ID_NAMES.map((name) => at(place, name))));

/** Returns the click ID in the query of a URL, or undefined. */
export const clickIdInUrl = (url: unknown): string | undefined =>
	firstId(CLICK_ID_NAMES.map((name) => parameterFrom(url, name)));

/**
 * Returns the customer ID that the merchant stored for Refport, or the first of the other values.
 */
export const customerIdIn = (
	places: readonly unknown[],
	...others: unknown[]
): string | number | undefined =>
	firstPlain(
		...places.flatMap((place) => CUSTOMER_ID_NAMES.map((name) => at(place, name))),
		...others,
	);

/** Converts a list of names and values to an object without blank values. */
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

/** Joins first and last name. Undefined if both are missing. */
export const fullName = (...parts: unknown[]): string | undefined =>
	parts
		.map(textOf)
		.filter((part) => part !== undefined)
		.join(' ') || undefined;

/** Only an e-mail address is an ID: the answer "n/a" would merge many people into one customer. */
export const emailAsId = (email: unknown): string | undefined =>
	isText(email) && email.includes('@') ? email.trim() : undefined;
