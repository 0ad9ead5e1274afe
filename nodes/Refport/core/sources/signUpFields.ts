import { idFrom } from '../clickId/clickId';
import { isBlank } from '../values/blank';
import type { EventJson, EventLabel, LeadFields, Reading } from './source';

export const isRecord = (value: unknown): value is EventJson =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path, read by own keys only, so that no key reaches a prototype. */
export const at = (from: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>(
		(value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
		from,
	);

export const recordAt = (from: unknown, ...path: string[]): EventJson => {
	const value = at(from, ...path);
	return isRecord(value) ? value : {};
};

export const listAt = (from: unknown, ...path: string[]): readonly unknown[] => {
	const value = at(from, ...path);
	return Array.isArray(value) ? value : [];
};

export const isText = (value: unknown): value is string =>
	typeof value === 'string' && !isBlank(value);

/** Text or a number. Everything else in an event stays there: an object could hold anything. */
export const plain = (value: unknown): string | number | undefined => {
	if (isText(value)) return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

export const firstPlain = (...values: unknown[]): string | number | undefined =>
	values.map(plain).find((value) => value !== undefined);

export const fullName = (...parts: unknown[]): string | undefined =>
	parts
		.map(plain)
		.filter((part) => part !== undefined)
		.join(' ') || undefined;

const CLICK_ID_NAMES = ['refportClickId', 'refport_click_id', 'refp_id'];

/** HubSpot allows no capital letters in the name of a property, hence the second spelling. */
const CUSTOMER_ID_NAMES = ['refportExternalCustomerId', 'refport_external_customer_id'];

export const clickIdIn = (...places: unknown[]): string | undefined =>
	places
		.flatMap((place) => CLICK_ID_NAMES.map((name) => idFrom(at(place, name))))
		.find((id) => id !== undefined);

/** The customer's ID: the one that was put there for Refport, or the first of the others. */
export const customerIdIn = (
	places: readonly unknown[],
	...others: unknown[]
): string | number | undefined =>
	firstPlain(
		...places.flatMap((place) => CUSTOMER_ID_NAMES.map((name) => at(place, name))),
		...others,
	);

/** An answer such as "n/a" would make one customer of many people. */
export const emailAsId = (email: unknown): string | undefined =>
	isText(email) && email.includes('@') ? email.trim() : undefined;

export const labelOf = (name: unknown, id: unknown): EventLabel => {
	const shown = plain(id);
	return {
		name: isText(name) ? name : null,
		id: shown === undefined ? null : String(shown),
	};
};

export const unfit = (problem: string): Reading<never> => ({ kind: 'unfit', problem });

export const otherEvent = (event: EventLabel, isTest = false): Reading<never> => ({
	kind: 'skipped',
	event,
	isTest,
	reason: 'other_event',
});

export const counts = (
	event: EventLabel,
	fields: LeadFields,
	isTest = false,
): Reading<LeadFields> => ({ kind: 'counts', event, isTest, fields });
