import fc from 'fast-check';
import { leadRequest, leadSchema } from '../../nodes/Refport/core/events/lead';
import { parseFields } from '../../nodes/Refport/core/values/parse';

const REQUIRED = { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: 'user_1' };
const OPTIONAL = ['customerEmail', 'customerName', 'customerAvatar', 'metadata'] as const;

function bodyOf(record: Record<string, unknown>): unknown {
	const lead = parseFields(leadSchema, record);
	if (!lead.ok) throw new Error(lead.failure.message);
	return JSON.parse(JSON.stringify(leadRequest(lead.value).body));
}

describe('the request for a lead', () => {
	it('uses the documented endpoint and is not safe to retry', () => {
		const { method, path, repeat } = leadRequest(leadSchema.parse(REQUIRED));
		expect({ method, path, repeat }).toEqual({
			method: 'POST',
			path: '/api/track/lead',
			repeat: 'optOut',
		});
	});

	it('contains every filled field with its API name', () => {
		const filled = {
			...REQUIRED,
			customerEmail: 'ada@example.com',
			customerName: 'Ada',
			customerAvatar: 'https://example.com/ada.png',
			metadata: { plan: 'pro', seats: [1, 2], since: null },
		};
		expect(bodyOf(filled)).toEqual(filled);
	});

	it('omits empty optional fields', () => {
		const blank = fc.constantFrom('', ' ', '\t\r\n', null, undefined);
		fc.assert(
			fc.property(fc.tuple(blank, blank, blank, blank), (blanks) => {
				const optional = Object.fromEntries(OPTIONAL.map((name, index) => [name, blanks[index]]));
				expect(bodyOf({ ...REQUIRED, ...optional })).toEqual(REQUIRED);
			}),
		);
	});

	it('contains numeric IDs as text', () => {
		const record = { ...REQUIRED, customerExternalId: 42, clickId: 7 };
		expect(bodyOf(record)).toEqual({ ...REQUIRED, customerExternalId: '42', clickId: '7' });
	});
});

describe('an invalid lead', () => {
	it('reports all problems in one message, and the first invalid field', () => {
		const record = {
			clickId: ' ',
			eventName: null,
			customerExternalId: 2 ** 60,
			customerEmail: 'ada',
			customerName: ['Ada'],
			customerAvatar: 'ada.png',
			metadata: 'plan',
		};
		expect(parseFields(leadSchema, record)).toEqual({
			ok: false,
			failure: {
				kind: 'input',
				code: 'INVALID_INPUT',
				message: [
					'Click ID is empty: enter a value or check the expression',
					'Event Name is empty: enter a value or check the expression',
					'Customer External ID is a number too large to be exact: send it as text',
					'Customer Email is not an e-mail address such as name@example.com',
					'Customer Name must be text, but is a list',
					'Customer Avatar URL is not a web address that begins with http:// or https://',
					'Metadata must be a plain object of names and values, but is text',
				].join('; '),
				field: 'clickId',
				retryable: false,
				mayBeRecorded: false,
			},
		});
	});
});
