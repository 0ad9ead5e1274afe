import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources/leadSources';
import { LEAD_FIXTURES, type LeadFixture, asJson, eventOf } from './leadFixtures';

const byKind = (kind: LeadFixture['expected']['kind']) =>
	LEAD_FIXTURES.filter(({ expected }) => expected.kind === kind);

const COUNTED = byKind('counts');

/** Tally documents one event type; what an n8n Form Trigger outputs is always a submission. */
const ONE_EVENT_ONLY = ['n8nForm', 'tally'];

/** The services whose events say that they are a test. */
const WITH_TEST_MODE = ['auth0', 'clerk', 'n8nForm'];

/** Adds a value to every object in an event. */
const planted = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(planted);
	const entries = Object.entries(value).map(([key, child]) => [key, planted(child)]);
	return { ...(Object.fromEntries(entries) as object), planted: 'secret' };
};

describe('LEAD_SOURCES', () => {
	it('lists each service once, by name', () => {
		expect(LEAD_SOURCES.map(({ value }) => value)).toEqual([
			'auth0',
			'clerk',
			'hubSpot',
			'n8nForm',
			'supabase',
			'tally',
			'typeform',
			'webflow',
			'workOs',
		]);
		const names = LEAD_SOURCES.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it.each(LEAD_SOURCES)('describes $name in one short sentence without a period', (source) => {
		expect(source.description).toMatch(/^[A-Z].*[^.]$/);
		expect(source.description).toContain('the click ID');
		expect(source.description).toContain('refp_id');
		expect(source.description.split(' ').length).toBeLessThanOrEqual(20);
		expect(source.description).not.toMatch(/\. /);
	});

	it.each(LEAD_SOURCES)(
		'says for $name in one short sentence what is read and skipped',
		(source) => {
			expect(source.notice).toMatch(/^Reads .*, and skips .*[^.]\.$/);
			expect(source.notice.split(' ').length).toBeLessThanOrEqual(20);
			expect(source.notice).not.toMatch(/\. /);
		},
	);
});

describe('the events of each service', () => {
	it.each(LEAD_FIXTURES)('$name is read as expected', ({ source, text, expected }) => {
		expect(asJson(source.read(eventOf({ text })))).toEqual(expected);
	});

	it.each(LEAD_FIXTURES)('$name stays unchanged', ({ source, text }) => {
		const event = eventOf({ text });
		source.read(event);
		expect(event).toEqual(eventOf({ text }));
	});

	it.each(LEAD_FIXTURES)('$name is recognized by no other service', ({ source, text }) => {
		const recognizedBy = LEAD_SOURCES.filter((one) => one.recognizes(eventOf({ text })));
		expect(recognizedBy.filter((one) => one !== source)).toEqual([]);
	});

	it.each([...COUNTED, ...byKind('skipped')])('$name is recognized', ({ source, text }) => {
		expect(source.recognizes(eventOf({ text }))).toBe(true);
	});

	it.each(LEAD_FIXTURES)('$name is unfit for every other service', ({ source, text }) => {
		const others = LEAD_SOURCES.filter((one) => one !== source);
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

describe('the fixtures', () => {
	const ofSource = (value: string) =>
		LEAD_FIXTURES.filter(({ source }) => source.value === value).map(({ expected }) => expected);

	it.each(LEAD_SOURCES)(
		'of $name hold a lead, an organic sign-up and an unfit event',
		({ value }) => {
			const clickIds = ofSource(value).map((one) =>
				one.kind === 'counts' ? typeof one.fields.clickId : one.kind,
			);
			expect(clickIds).toEqual(expect.arrayContaining(['string', 'undefined', 'unfit']));
		},
	);

	it.each(LEAD_SOURCES)('of $name hold another event, if the service has one', ({ value }) => {
		const skipped = ofSource(value).some(({ kind }) => kind === 'skipped');
		expect(skipped).toBe(!ONE_EVENT_ONLY.includes(value));
	});

	it.each(LEAD_SOURCES)('of $name hold a test event, if the service marks them', ({ value }) => {
		const test = ofSource(value).some((one) => one.kind !== 'unfit' && one.isTest);
		expect(test).toBe(WITH_TEST_MODE.includes(value));
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
