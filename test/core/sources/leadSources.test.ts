import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources/leadSources';
import { EVENTS, LEAD_FIXTURES, type LeadFixture, asJson, eventOf } from './leadFixtures';

const byKind = (kind: LeadFixture['expected']['kind']) =>
	LEAD_FIXTURES.filter(({ expected }) => expected.kind === kind);

const COUNTED = byKind('counts');

/** Adds a value to every object in an event. */
const planted = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(planted);
	const entries = Object.entries(value).map(([key, child]) => [key, planted(child)]);
	return { ...(Object.fromEntries(entries) as object), planted: 'secret' };
};

describe('the events of each service', () => {
	it.each(LEAD_FIXTURES)('$name is read as expected', ({ source, text, expected }) => {
		expect(asJson(source.read(eventOf({ text })))).toEqual(expected);
	});

	it.each(LEAD_FIXTURES)('$name stays unchanged', ({ source, text }) => {
		const event = eventOf({ text });
		source.read(event);
		expect(event).toEqual(eventOf({ text }));
	});

	it.each(EVENTS)('$name is recognized by no other service', ({ service, text }) => {
		const recognizing = LEAD_SOURCES.filter((one) => one.recognizes(eventOf({ text })));
		expect(recognizing.filter(({ value }) => value !== service)).toEqual([]);
	});

	it.each([...COUNTED, ...byKind('skipped')])('$name is recognized', ({ source, text }) => {
		expect(source.recognizes(eventOf({ text }))).toBe(true);
	});

	it.each(EVENTS)('$name is unfit for every other service', ({ service, text }) => {
		const others = LEAD_SOURCES.filter(({ value }) => value !== service);
		const kinds = others.map((one) => one.read(eventOf({ text })).kind);
		expect(kinds).toEqual(others.map(() => 'unfit'));
	});

	it.each(COUNTED)('$name passes on nothing but the named fields', ({ source, text, expected }) => {
		const event = planted(eventOf({ text })) as ReturnType<typeof eventOf>;
		expect(asJson(source.read(event))).toEqual(expected);
	});

	it.each(byKind('unfit'))('$name is explained without a value of the customer', (fixture) => {
		const reading = fixture.source.read(eventOf(fixture));
		expect(JSON.stringify(reading)).not.toMatch(/@|ada|grace|lovelace|hopper|clk_/i);
	});
});

describe('the click ID', () => {
	const withClickId = COUNTED.filter(({ text }) => text.includes('"refp_id"'));
	const names = ['refportClickId', 'refport_click_id', 'refp_id'];

	it.each(names.flatMap((key) => withClickId.map((fixture) => ({ key, ...fixture }))))(
		'of $name is found under $key',
		({ key, source, text, expected }) => {
			const renamed = text.replaceAll('"refp_id"', `"${key}"`);
			expect(asJson(source.read(eventOf({ text: renamed })))).toEqual(expected);
		},
	);
});

it('skips event types that Tally does not document', () => {
	const [tally] = COUNTED.filter(({ name }) => name === 'tally/form-response');
	const text = tally?.text.replace('"FORM_RESPONSE"', '"FORM_RESPONSE_UPDATED"') ?? '';
	expect(tally?.source.read(eventOf({ text }))).toEqual({
		kind: 'skipped',
		event: { name: 'FORM_RESPONSE_UPDATED', id: 'a4cb511e-d513-4fa5-baee-b815d718dfd1' },
		isTest: false,
		reason: 'other_event',
	});
});
