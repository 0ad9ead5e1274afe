import { LEAD_SOURCES } from '../../../nodes/Refport/core/sources';
import { FIXTURES } from './fixtures';

/** Tally documents one event type, and n8n's Form Trigger outputs only submissions. */
const ONE_EVENT_ONLY = ['n8nForm', 'tally'];

/** The services that mark test events. */
const WITH_TEST_MODE = ['auth0', 'clerk', 'n8nForm'];

describe('the example events', () => {
	const ofSource = (value: string) =>
		FIXTURES.filter(({ source }) => source.value === value).map(({ expected }) => expected);

	it.each(LEAD_SOURCES)(
		'of $name include a referred sign-up, an organic sign-up and an invalid event',
		({ value }) => {
			const clickIds = ofSource(value).map((one) =>
				one.kind === 'counts' ? typeof one.fields.clickId : one.kind,
			);
			expect(clickIds).toEqual(expect.arrayContaining(['string', 'undefined', 'invalid']));
		},
	);

	it.each(LEAD_SOURCES)(
		'of $name include a skipped event if the service has other events',
		({ value }) => {
			const skipped = ofSource(value).some(({ kind }) => kind === 'skipped');
			expect(skipped).toBe(!ONE_EVENT_ONLY.includes(value));
		},
	);

	it.each(LEAD_SOURCES)(
		'of $name include a test event if the service marks test events',
		({ value }) => {
			const test = ofSource(value).some((one) => one.kind !== 'invalid' && one.isTest);
			expect(test).toBe(WITH_TEST_MODE.includes(value));
		},
	);
});
