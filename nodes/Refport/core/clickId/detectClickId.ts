import { type ClickIdNames, clickIdFrom, cookieFrom, idFrom, parameterFrom } from './clickId';

type Entries = Readonly<Record<string, unknown>>;

export interface FoundClickId {
	clickId: string;
	/** Where in the item it was found. */
	source: string;
}

/** A part of an item, by its own keys alone; empty where it is no object. */
const part = (item: Entries, ...path: string[]): Entries =>
	path.reduce<Entries>((at, key) => {
		const value = Object.hasOwn(at, key) ? at[key] : undefined;
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Entries)
			: {};
	}, item);

const own = (at: Entries, key: string): unknown => (Object.hasOwn(at, key) ? at[key] : undefined);

const header = (item: Entries, name: string): unknown[] =>
	Object.entries(part(item, 'headers'))
		.filter(([key]) => key.toLowerCase() === name)
		.flatMap(([, value]) => value);

/** Stripe carries it as metadata of the checkout session, in an event or a Webhook node's body. */
const STRIPE_PATHS = [
	['metadata'],
	['data', 'object', 'metadata'],
	['body', 'metadata'],
	['body', 'data', 'object', 'metadata'],
] as const;

/** The first of several that holds an ID. */
function firstOf<T>(
	candidates: Iterable<T>,
	read: (one: T) => string | undefined,
): string | undefined {
	for (const candidate of candidates) {
		const id = read(candidate);
		if (id !== undefined) return id;
	}
	return undefined;
}

/** The places, in the order in which they are looked at. */
const PLACES: ReadonlyArray<{
	source: string;
	find: (item: Entries, names: ClickIdNames) => string | undefined;
}> = [
	{
		source: 'cookie',
		find: (item, { cookie }) =>
			cookieFrom(header(item, 'cookie'), cookie) ?? idFrom(own(part(item, 'cookies'), cookie)),
	},
	{ source: 'query', find: (item, { parameter }) => idFrom(own(part(item, 'query'), parameter)) },
	{
		source: 'body',
		find: (item, names) => clickIdFrom(own(part(item, 'body'), names.parameter), names),
	},
	{
		source: 'body.clickId',
		find: (item, names) => clickIdFrom(own(part(item, 'body'), 'clickId'), names),
	},
	{ source: 'field', find: (item, names) => clickIdFrom(own(item, names.parameter), names) },
	{ source: 'field.clickId', find: (item, names) => clickIdFrom(own(item, 'clickId'), names) },
	{
		source: 'stripeMetadata',
		find: (item) =>
			firstOf(STRIPE_PATHS, (path) => idFrom(own(part(item, ...path), 'refportClickId'))),
	},
	{
		source: 'landingPageUrl',
		find: (item, { parameter }) =>
			firstOf(
				[...Object.values(part(item, 'body')), ...Object.values(item), ...header(item, 'referer')],
				(value) => parameterFrom(value, parameter),
			),
	},
];

/** Looks for a click ID in a Webhook node's item, a Stripe event or a plain record. */
export function detectClickId(item: Entries, names: ClickIdNames): FoundClickId | undefined {
	for (const { source, find } of PLACES) {
		const clickId = find(item, names);
		if (clickId !== undefined) return { clickId, source };
	}
	return undefined;
}
