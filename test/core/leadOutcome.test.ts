import { leadOutcome, leadSchema } from '../../nodes/Refport/core/events/lead';

const SENT = { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: 'user_1' };

const REPLY = {
	eventName: 'Sign Up',
	click: { id: 'click_1' },
	link: {
		id: 'link_1',
		domain: 'r.example',
		key: 'ada',
		url: 'https://x.example',
		programId: null,
	},
	customer: { externalId: 'user_1', email: null, name: null },
};

describe('leadOutcome', () => {
	const lead = leadSchema.parse({ ...SENT, customerEmail: 'ada@example.com' });

	it('gives what Refport recorded', () => {
		expect(leadOutcome(lead, REPLY)).toEqual({ ok: true, value: { outcome: 'tracked', ...REPLY } });
	});

	it('keeps fields of the link, click and customer that are new, and a link that is null', () => {
		const reply = { ...REPLY, link: null, click: { id: 'click_1', country: 'DE' } };
		expect(leadOutcome(lead, reply)).toEqual({ ok: true, value: { outcome: 'tracked', ...reply } });
	});

	it('gives what was sent, as unattributed, where Refport answers null', () => {
		const value = { outcome: 'unattributed', ...SENT };
		expect(leadOutcome(lead, null)).toEqual({ ok: true, value });
	});

	it.each([
		{ name: 'an empty object', reply: {} },
		{ name: 'another service', reply: { status: 'ok' } },
		{ name: 'an event name that is no text', reply: { ...REPLY, eventName: 7 } },
		{ name: 'no click', reply: { ...REPLY, click: undefined } },
		{ name: 'a click without ID', reply: { ...REPLY, click: {} } },
		{ name: 'no link', reply: { ...REPLY, link: undefined } },
		{ name: 'a customer that is a list', reply: { ...REPLY, customer: [] } },
	])('does not trust a reply with $name, though it may be recorded', ({ reply }) => {
		expect(leadOutcome(lead, reply)).toEqual({
			ok: false,
			failure: {
				kind: 'api',
				code: 'UNEXPECTED_REPLY',
				message: 'the address answered with JSON that is no tracked lead',
				httpStatus: 200,
				retryable: false,
				mayBeRecorded: true,
			},
		});
	});
});
