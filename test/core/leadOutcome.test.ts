import { leadOutcome, leadSummary } from '../../nodes/Refport/core/events/lead';

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

describe('the output for a lead', () => {
	it('contains what Refport recorded', () => {
		const value = { outcome: 'tracked', reason: null, ...REPLY };
		expect(leadOutcome(REPLY)).toEqual({ ok: true, value });
	});

	it('includes fields that are new in the API, and a link that is null', () => {
		const click = { id: 'click_1', country: 'DE' };
		const reply = { ...REPLY, link: null, click, commission: { amount: 5 } };
		const value = { outcome: 'tracked', reason: null, ...reply };
		expect(leadOutcome(reply)).toEqual({ ok: true, value });
	});

	it('never takes outcome and reason from the response', () => {
		const reply = { ...REPLY, outcome: 'theirs', reason: 'theirs' };
		const value = { ...REPLY, outcome: 'tracked', reason: null };
		expect(leadOutcome(reply)).toEqual({ ok: true, value });
	});

	it('is unattributed if Refport responds with null', () => {
		expect(leadOutcome(null)).toEqual({ ok: true, value: { outcome: 'unattributed' } });
	});

	it.each([
		{ name: 'an empty object', reply: {} },
		{ name: 'another service', reply: { status: 'ok' } },
		{ name: 'an event name that is not text', reply: { ...REPLY, eventName: 7 } },
		{ name: 'no click', reply: { ...REPLY, click: undefined } },
		{ name: 'a click without ID', reply: { ...REPLY, click: {} } },
		{ name: 'no link', reply: { ...REPLY, link: undefined } },
		{ name: 'a customer that is a list', reply: { ...REPLY, customer: [] } },
	])('is a failure that may be recorded if the response contains $name', ({ reply }) => {
		expect(leadOutcome(reply)).toEqual({
			ok: false,
			failure: {
				kind: 'api',
				code: 'UNEXPECTED_REPLY',
				message: 'the response is JSON, but not a tracked lead',
				httpStatus: 200,
				retryable: false,
				mayBeRecorded: true,
			},
		});
	});
});

describe('the event fields in the output', () => {
	it('have the values that Refport receives', () => {
		const given = {
			clickId: ' click_1 ',
			eventName: 'Sign Up',
			customerExternalId: 42,
			customerEmail: 'ada at example',
			customerName: '',
			customerAvatar: 'https://x.example/a.png',
		};
		expect(leadSummary(given)).toEqual({
			eventName: 'Sign Up',
			customer: { externalId: '42', email: 'ada at example', name: null },
			click: { id: 'click_1' },
		});
	});

	it.each([undefined, null, ' ', ['u1'], { id: 'u1' }, true, Number.NaN, 2 ** 53])(
		'are null for %j, which is not sent to Refport',
		(value) => {
			const given = { clickId: value, eventName: value, customerExternalId: value };
			expect(leadSummary(given)).toEqual({
				eventName: null,
				customer: { externalId: null, email: null, name: null },
				click: null,
			});
		},
	);
});
