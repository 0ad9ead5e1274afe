import fc from 'fast-check';
import type { EventJson } from '../../../nodes/Refport/core/sources/source';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Path = readonly (string | number)[];

export interface Change {
	/** Selects a path in the event, modulo the number of paths. */
	place: number;
	/** The new value. If it is undefined, the key is removed. */
	value: Json | undefined;
}

/** Represents customer data, which no message may contain. */
export const MARKER = 'ada-secret@example.com';

const NUMBERS = [0, -0, 1, -1, 0.1, -7.99, 1e21, 1e-7, 2 ** 53, -(2 ** 53), 5e-324, 1.7e308];
const TEXTS = ['', ' ', '0', '-1', '1e3', 'NaN', '29.35', '1,5', 'JPY', 'XXX', 'paid', '%E0%A4%A'];

const junk: fc.Arbitrary<Json | undefined> = fc.oneof(
	fc.constant(undefined),
	fc.constant(null),
	fc.boolean(),
	fc.constantFrom(...NUMBERS),
	fc.integer(),
	fc.constantFrom(...TEXTS, MARKER),
	fc.string({ maxLength: 8 }),
	fc.constantFrom<Json>([], {}, [null], [MARKER], [[]], { value: MARKER }, { toString: 1 }),
	fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
);

export const changes: fc.Arbitrary<Change[]> = fc.array(
	fc.record({ place: fc.nat(), value: junk }),
	{ minLength: 1, maxLength: 6 },
);

/** The paths of all values in an event. */
export function placesOf(json: unknown, path: Path = []): Path[] {
	if (typeof json !== 'object' || json === null) return [path];
	const keys = Array.isArray(json) ? [...json.keys()] : Object.keys(json);
	const nested = keys.flatMap((key) => placesOf(json[key as keyof typeof json], [...path, key]));
	return path.length === 0 ? nested : [path, ...nested];
}

/** A copy of the JSON with one value changed. Other values are shared with the original. */
function changed(json: unknown, [key, ...rest]: Path, value: Json | undefined): unknown {
	if (key === undefined) return value;
	if (typeof json !== 'object' || json === null) return json;
	const copy: Record<string | number, unknown> | unknown[] = Array.isArray(json)
		? [...(json as unknown[])]
		: { ...json };
	const part = changed(Reflect.get(copy, key), rest, value);
	if (part === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
	else Reflect.set(copy, key, part);
	return copy;
}

/** The event with several values changed. Changes below a removed value have no effect. */
export const mutate = (event: EventJson, places: readonly Path[], all: readonly Change[]) =>
	all.reduce<EventJson>((current, { place, value }) => {
		const path = places[place % places.length];
		return path ? (changed(current, path, value) as EventJson) : current;
	}, event);
