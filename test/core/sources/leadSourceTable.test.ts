import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources/leadSources';
import { LEAD_FIXTURES } from './leadFixtures';

/** Tally documents one event type; what an n8n Form Trigger outputs is always a submission. */
const ONE_EVENT_ONLY = ['n8nForm', 'tally'];

/** The services whose events say that they are a test. */
const WITH_TEST_MODE = ['auth0', 'clerk', 'n8nForm'];

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
