import { isBlank } from '../values/blank';
import { asText } from './fieldSchemas';

/** The fields of an event as the workflow gives them, checked or not. */
export type Given = Readonly<Record<string, unknown>>;

/** The text that Refport gets for a value; null if the value is blank or is no text. */
export function knownText(value: unknown): string | null {
	if (isBlank(value)) return null;
	const text = asText(value);
	return 'send' in text ? text.send : null;
}

/** The customer in the shape that Refport replies with. */
export const customerSummary = (given: Given) => ({
	externalId: knownText(given.customerExternalId),
	email: knownText(given.customerEmail),
	name: knownText(given.customerName),
});

/** The click in the shape that Refport replies with; null if the item has no click ID. */
export function clickSummary({ clickId }: Given): { id: string } | null {
	const id = knownText(clickId);
	return id === null ? null : { id };
}

/** A reply with the fields that it leaves open filled in from what was sent. */
export const withSummary = (summary: Given, reply: Given): Record<string, unknown> => ({
	...summary,
	...Object.fromEntries(
		Object.entries(reply).map(([name, value]) => [name, value ?? summary[name] ?? null]),
	),
});
