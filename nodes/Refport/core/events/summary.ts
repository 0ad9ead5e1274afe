import { isBlank } from '../values/blank';
import { asText } from './fieldSchemas';

/** The fields of an event as the workflow provides them, valid or not. */
export type Given = Readonly<Record<string, unknown>>;

/** The text that is sent for a value, or null if it is blank or cannot be text. */
export function knownText(value: unknown): string | null {
	if (isBlank(value)) return null;
	const text = asText(value);
	return 'send' in text ? text.send : null;
}

/** The customer in the shape of Refport's reply. */
export const customerSummary = (given: Given) => ({
	externalId: knownText(given.customerExternalId),
	email: knownText(given.customerEmail),
	name: knownText(given.customerName),
});

/** The click in the shape of Refport's reply, or null without a click ID. */
export function clickSummary({ clickId }: Given): { id: string } | null {
	const id = knownText(clickId);
	return id === null ? null : { id };
}

/** Returns the reply. Fields that are missing or null there are taken from the summary. */
export const withSummary = (summary: Given, reply: Given): Record<string, unknown> => ({
	...summary,
	...Object.fromEntries(
		Object.entries(reply).map(([name, value]) => [name, value ?? summary[name] ?? null]),
	),
});
