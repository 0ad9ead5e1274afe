import fc from 'fast-check';
import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources/leadSources';
import type { EventJson } from '../../../nodes/Refport/core/sources/source';
import { LEAD_FIXTURES, eventOf } from './leadFixtures';

/** Events a source; set FAST_CHECK_SEED to the seed of a failure to repeat it. */
const RUNS = 10_000;
const { FAST_CHECK_SEED } = process.env;
const SEED = FAST_CHECK_SEED === undefined ? {} : { seed: Number(FAST_CHECK_SEED) };

type Container = Record<string, unknown>;

/** Every place in an event that can be changed. */
function placesIn(value: unknown): { holder: Container; key: string }[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Container;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** What can be in an event that an expression made; some of these cannot even be turned into text. */
const strange = fc.oneof(
	fc.constantFrom<unknown>(null, undefined, '', ' ', '%', 'text', 'user.created', 'INSERT', true),
	fc.constantFrom<unknown>(0, -1, 1.5, 2 ** 60, NaN, Infinity, 10n, Symbol('s'), new Date(NaN)),
	fc.constantFrom<unknown>([], [[]], ['a'], {}, [{}], { id: {} }, { value: [] }, () => 'text'),
	fc.constant<unknown>(Object.create(null)),
);

/** `at` picks the place, counted round; without `value` the key is dropped. */
const mutation = fc.record(
	{ at: fc.nat(400), value: strange },
	{ requiredKeys: ['at'], noNullPrototype: true },
);

function mutate(event: EventJson, mutations: readonly { at: number; value?: unknown }[]) {
	const places = placesIn(event);
	for (const { at, ...change } of mutations) {
		const place = places[at % Math.max(places.length, 1)];
		if (place === undefined) return;
		if ('value' in change) place.holder[place.key] = change.value;
		else Reflect.deleteProperty(place.holder, place.key);
	}
}

const isPlain = (value: unknown) =>
	value === undefined ||
	value === null ||
	typeof value === 'string' ||
	(typeof value === 'number' && Number.isFinite(value));

const FIELDS = [
	'clickId',
	'customerExternalId',
	'customerEmail',
	'customerName',
	'customerAvatar',
	'eventName',
];

describe.each(LEAD_SOURCES)('$name with mutated events', (source) => {
	const texts = LEAD_FIXTURES.filter((one) => one.source === source).map(({ text }) => text);
	const kinds: Record<string, number> = {};

	it('never throws and reports plain values only', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.array(mutation, { minLength: 1, maxLength: 6 }),
				(text, mutations) => {
					const event = eventOf({ text });
					mutate(event, mutations);
					if (typeof source.recognizes(event) !== 'boolean') return false;
					const reading = source.read(event);
					kinds[reading.kind] = (kinds[reading.kind] ?? 0) + 1;
					if (reading.kind === 'unfit') return !/@|ada|clk_/i.test(reading.problem);
					const { name, id } = reading.event;
					const labelled = [name, id].every((one) => one === null || typeof one === 'string');
					if (reading.kind === 'skipped') return labelled && reading.reason === 'other_event';
					return (
						labelled &&
						Object.keys(reading.fields).every((key) => FIELDS.includes(key)) &&
						Object.values(reading.fields).every(isPlain)
					);
				},
			),
			{ numRuns: RUNS, ...SEED },
		);
		expect(kinds.counts).toBeGreaterThan(RUNS / 20);
		expect(kinds.unfit).toBeGreaterThan(RUNS / 50);
	});
});
