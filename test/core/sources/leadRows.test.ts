import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources';
import { FIXTURES } from './fixtures';

/** Tally documents one event type; what an n8n Form Trigger outputs is always a submission. */
const ONE_EVENT_ONLY = ['n8nForm', 'tally'];

/** The services whose events say that they are a test. */
const WITH_TEST_MODE = ['auth0', 'clerk', 'n8nForm'];

describe('the fixtures', () => {
	const ofSource = (value: string) =>
		FIXTURES.filter(({ source }) => source.value === value).map(({ expected }) => expected);

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
