import { type ClickIdNames, clickIdFrom, cookieFrom, idFrom, parameterFrom } from './clickId';

type Entries = Readonly<Record<string, unknown>>;

export interface FoundClickId {
	clickId: string;
	/** The kind of place that it comes from, as the output shows it. */
	source: string;
	/** The path in the item, as a user would map it. */
	path: string;
}

/** Returns the object at a path, or an empty one. Inherited keys do not count. */
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

/** Metadata of a Stripe checkout session, in an event or in the body of a Webhook node. */
const STRIPE_PATHS = [
	['metadata'],
	['data', 'object', 'metadata'],
	['body', 'metadata'],
	['body', 'data', 'object', 'metadata'],
] as const;

interface Place {
	path: string;
	value: unknown;
}

/** Returns the click ID in a value, or undefined. */
type ReadPlace = (value: unknown, names: ClickIdNames) => string | undefined;

const landingPages = (item: Entries): Place[] => [
	...Object.entries(part(item, 'body')).map(([key, value]) => ({ path: `body.${key}`, value })),
	...Object.entries(item).map(([key, value]) => ({ path: key, value })),
	...header(item, 'referer').map((value) => ({ path: 'headers.referer', value })),
];

/** The places to search, in this order. */
const PLACES: ReadonlyArray<{
	source: string;
	places: (item: Entries, names: ClickIdNames) => Place[];
	read: ReadPlace;
}> = [
	{
		source: 'cookie',
		places: (item) => header(item, 'cookie').map((value) => ({ path: 'headers.cookie', value })),
		read: (value, { cookie }) => cookieFrom(value, cookie),
	},
	{
		source: 'cookie',
		places: (item, { cookie }) => [
			{ path: `cookies.${cookie}`, value: own(part(item, 'cookies'), cookie) },
		],
		read: idFrom,
	},
	{
		source: 'query',
		places: (item, { parameter }) => [
			{ path: `query.${parameter}`, value: own(part(item, 'query'), parameter) },
		],
		read: idFrom,
	},
	{
		source: 'body',
		places: (item, { parameter }) => [
			{ path: `body.${parameter}`, value: own(part(item, 'body'), parameter) },
		],
		read: clickIdFrom,
	},
	{
		source: 'body.clickId',
		places: (item) => [{ path: 'body.clickId', value: own(part(item, 'body'), 'clickId') }],
		read: clickIdFrom,
	},
	{
		source: 'field',
		places: (item, { parameter }) => [{ path: parameter, value: own(item, parameter) }],
		read: clickIdFrom,
	},
	{
		source: 'field.clickId',
		places: (item) => [{ path: 'clickId', value: own(item, 'clickId') }],
		read: clickIdFrom,
	},
	{
		source: 'stripeMetadata',
		places: (item) =>
			STRIPE_PATHS.map((path) => ({
				path: [...path, 'refportClickId'].join('.'),
				value: own(part(item, ...path), 'refportClickId'),
			})),
		read: idFrom,
	},
	{
		source: 'landingPageUrl',
		places: landingPages,
		read: (value, { parameter }) => parameterFrom(value, parameter),
	},
];

/** Searches an item for a click ID: output of a Webhook node, a Stripe event or a plain record. */
export function detectClickId(item: Entries, names: ClickIdNames): FoundClickId | undefined {
	for (const { source, places, read } of PLACES) {
		for (const { path, value } of places(item, names)) {
			const clickId = read(value, names);
			if (clickId !== undefined) return { clickId, source, path };
		}
	}
	return undefined;
}
