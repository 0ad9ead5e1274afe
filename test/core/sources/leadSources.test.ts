import { LEAD_SOURCES, SOURCES } from '../../../nodes/Refport/core/sources';
import type { EventJson } from '../../../nodes/Refport/core/sources/source';
import { FIXTURES, asJson, fixturesOf } from './fixtures';
import type { Fixture } from './fixtures';

const byKind = (kind: Fixture['expected']['kind']) =>
	LEAD_SOURCES.flatMap(fixturesOf).filter(({ expected }) => expected.kind === kind);

const COUNTED = byKind('counts');

/** Adds a value to every object in an event. */
const planted = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(planted);
	const entries = Object.entries(value).map(([key, child]) => [key, planted(child)]);
	return { ...(Object.fromEntries(entries) as object), planted: 'secret' };
};

describe('the events of each service', () => {
	it.each(FIXTURES)('$name stays unchanged', ({ source, event }) => {
		const before = asJson(event);
		source.read(event);
		expect(event).toEqual(before);
	});

	it.each(FIXTURES)('$name is unfit for every other service', ({ source, event }) => {
		const others = SOURCES.filter(({ value }) => value !== source.value);
		const kinds = others.map((one) => one.read(event).kind);
		expect(kinds).toEqual(others.map(() => 'unfit'));
	});

	it.each(COUNTED)(
		'$name passes on nothing but the named fields',
		({ source, event, expected }) => {
			expect(asJson(source.read(planted(event) as EventJson))).toEqual(expected);
		},
	);

	it.each(byKind('unfit'))(
		'$name is explained without a value of the customer',
		({ source, event }) => {
			expect(JSON.stringify(source.read(event))).not.toMatch(/@|ada|grace|lovelace|hopper|clk_/i);
		},
	);
});

describe('the click ID', () => {
	const withClickId = COUNTED.filter(({ event }) => JSON.stringify(event).includes('"refp_id"'));
	const names = ['refportClickId', 'refport_click_id', 'refp_id'];

	it.each(names.flatMap((key) => withClickId.map((fixture) => ({ key, ...fixture }))))(
		'of $name is found under $key',
		({ key, source, event, expected }) => {
			const renamed = JSON.stringify(event).replaceAll('"refp_id"', `"${key}"`);
			expect(asJson(source.read(JSON.parse(renamed) as EventJson))).toEqual(expected);
		},
	);
});

it('skips event types that Tally does not document', () => {
	const [tally] = COUNTED.filter(({ name }) => name === 'tally/form-response');
	const event = { ...tally?.event, eventType: 'FORM_RESPONSE_UPDATED' };
	expect(tally?.source.read(event)).toEqual({
		kind: 'skipped',
		event: { name: 'FORM_RESPONSE_UPDATED', id: 'a4cb511e-d513-4fa5-baee-b815d718dfd1' },
		isTest: false,
		reason: 'other_event',
	});
});
