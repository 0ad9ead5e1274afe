import { LEAD_SOURCES, SOURCES } from '../../../nodes/Refport/core/sources';
import type { EventJson } from '../../../nodes/Refport/core/sources/source';
import { FIXTURES, asJson, fixturesOf } from './fixtures';
import type { Fixture } from './fixtures';

const byKind = (kind: Fixture['expected']['kind']) =>
	LEAD_SOURCES.flatMap(fixturesOf).filter(({ expected }) => expected.kind === kind);

const COUNTED = byKind('counts');

/** Adds a secret value to every object in an event. */
const withSecrets = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(withSecrets);
	const entries = Object.entries(value).map(([key, child]) => [key, withSecrets(child)]);
	return { ...(Object.fromEntries(entries) as object), planted: 'secret' };
};

describe('reading an event of a service', () => {
	it.each(FIXTURES)('does not change the event: $name', ({ source, event }) => {
		const before = asJson(event);
		source.read(event);
		expect(event).toEqual(before);
	});

	it.each(FIXTURES)('fails with the data source of another service: $name', ({ source, event }) => {
		const others = SOURCES.filter(({ value }) => value !== source.value);
		const kinds = others.map((one) => one.read(event).kind);
		expect(kinds).toEqual(others.map(() => 'invalid'));
	});

	it.each(COUNTED)('returns only the documented fields: $name', ({ source, event, expected }) => {
		expect(asJson(source.read(withSecrets(event) as EventJson))).toEqual(expected);
	});

	it.each(byKind('invalid'))(
		'reports an invalid event without customer data: $name',
		({ source, event }) => {
			expect(JSON.stringify(source.read(event))).not.toMatch(/@|ada|grace|lovelace|hopper|clk_/i);
		},
	);
});

describe('the click ID of a sign-up', () => {
	const withClickId = COUNTED.filter(({ event }) => JSON.stringify(event).includes('"refp_id"'));
	const names = ['refportClickId', 'refport_click_id', 'refp_id'];

	it.each(names.flatMap((key) => withClickId.map((fixture) => ({ key, ...fixture }))))(
		'is found in $key: $name',
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
