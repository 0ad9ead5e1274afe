import {
	EXPLANATIONS,
	descriptionOf,
	explain,
	messageOf,
} from '../../nodes/Refport/core/reply/failureText';
import type { Failure } from '../../nodes/Refport/core/result';

const failure = (code: string, message = '', httpStatus?: number): Failure => ({
	kind: 'api',
	code,
	message,
	httpStatus,
	retryable: false,
	mayBeRecorded: false,
});

const OUTAGE = 'Refport or a server in front of it is not working';
const REJECTED = 'Refport refused the request';
const RATE_LIMITED = 'Refport received too many requests for this API key';

describe('the explanation', () => {
	it.each(Object.entries(EXPLANATIONS))('of %s states the cause and what to do', (code, text) => {
		expect(text.meaning).toMatch(/^\S.*[^.\s]$/);
		expect(text.advice).toMatch(/^\S.*\.$|\)\.$/);
		expect(explain({ code })).toBe(text);
	});

	it('exists for every code that Refport documents', () => {
		const documented = ['INVALID_CLICK_ID', 'VALIDATION_ERROR', 'UNAUTHORIZED', 'NOT_FOUND'];
		const limits = ['RATE_LIMITED', 'RATE_LIMIT_EXCEEDED'];
		expect(Object.keys(EXPLANATIONS)).toEqual(expect.arrayContaining([...documented, ...limits]));
	});

	it('depends on the code rather than the status code', () => {
		const text = explain({ code: 'INVALID_CLICK_ID', httpStatus: 500 });
		expect(text).toBe(EXPLANATIONS.INVALID_CLICK_ID);
	});

	it.each([
		{ code: 'BRAND_NEW', httpStatus: 429, meaning: RATE_LIMITED },
		{ code: 'HTTP_429', httpStatus: 429, meaning: RATE_LIMITED },
		{ code: 'HTTP_408', httpStatus: 408, meaning: OUTAGE },
		{ code: 'HTTP_500', httpStatus: 500, meaning: OUTAGE },
		{ code: 'HTTP_503', httpStatus: 503, meaning: OUTAGE },
		{ code: 'BRAND_NEW', httpStatus: 599, meaning: OUTAGE },
		{ code: 'BRAND_NEW', httpStatus: 400, meaning: REJECTED },
		{ code: 'HTTP_403', httpStatus: 403, meaning: REJECTED },
		{ code: 'BRAND_NEW', httpStatus: undefined, meaning: REJECTED },
		{ code: 'constructor', httpStatus: 400, meaning: REJECTED },
		{ code: '__proto__', httpStatus: 400, meaning: REJECTED },
	])(
		'depends on the status code for $code with HTTP $httpStatus',
		({ code, httpStatus, meaning }) => {
			const text = explain({ code, httpStatus });
			expect(text.meaning).toBe(meaning);
			expect(text.advice).not.toBe('');
		},
	);
});

describe('an error message', () => {
	it.each([
		{
			name: "Refport's message",
			given: failure('VALIDATION_ERROR', 'clickId is missing', 400),
			message: 'VALIDATION_ERROR: clickId is missing',
		},
		{
			name: 'the meaning of the code if Refport sends no message',
			given: failure('RATE_LIMITED', '', 429),
			message: `RATE_LIMITED: ${RATE_LIMITED}`,
		},
		{
			name: 'the meaning of the status code if the code is unknown',
			given: failure('HTTP_502', '', 502),
			message: `HTTP_502: ${OUTAGE}`,
		},
		{
			name: "Refport's message for an unknown code",
			given: failure('BRAND_NEW', 'new rule', 409),
			message: 'BRAND_NEW: new rule',
		},
	])('consists of the code and $name', ({ given, message }) => {
		expect(messageOf(given)).toBe(message);
	});
});

describe('an error description', () => {
	const { advice } = EXPLANATIONS.UNAUTHORIZED;
	const api = failure('UNAUTHORIZED', '', 401);

	it.each([
		['a request that Refport rejected', api, 'Nothing was recorded.'],
		['an item that was never sent', { ...api, kind: 'input' as const }, 'Nothing was sent.'],
		[
			'an unknown outcome',
			{ ...api, mayBeRecorded: true },
			'The event may have been recorded. Check Refport before you send it again.',
		],
		[
			'an unknown outcome of a request that can be repeated',
			{ ...api, mayBeRecorded: true, isRepeatSafe: true },
			'Refport may have processed the request. You can safely send it again.',
		],
	])('states first whether the event was recorded, for %s', (_, given, first) => {
		expect(descriptionOf(given)).toBe(`${first} ${advice}`);
	});

	it('describes what happened to the item before the advice', () => {
		expect(descriptionOf({ ...api, note: 'This item was sent twice.' })).toBe(
			`Nothing was recorded. This item was sent twice. ${advice}`,
		);
	});

	it.each(Object.entries(EXPLANATIONS))(
		'contains at most two sentences of advice for %s',
		(_, text) => {
			expect(text.advice.split(/\. /).length).toBeLessThanOrEqual(2);
		},
	);
});
