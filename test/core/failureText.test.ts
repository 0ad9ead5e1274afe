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
const REFUSED = 'Refport refused the request';
const LIMITED = 'Refport receives too many requests for this API key';

describe('explain', () => {
	it.each(Object.entries(EXPLANATIONS))(
		'says for %s what it means and what to do',
		(code, text) => {
			expect(text.meaning).toMatch(/^\S.*[^.\s]$/);
			expect(text.advice).toMatch(/^\S.*\.$|\)\.$/);
			expect(explain({ code })).toBe(text);
		},
	);

	it('knows every code that Refport documents', () => {
		const documented = ['INVALID_CLICK_ID', 'VALIDATION_ERROR', 'UNAUTHORIZED', 'NOT_FOUND'];
		const limits = ['RATE_LIMITED', 'RATE_LIMIT_EXCEEDED'];
		expect(Object.keys(EXPLANATIONS)).toEqual(expect.arrayContaining([...documented, ...limits]));
	});

	it('goes by the code before the status', () => {
		const text = explain({ code: 'INVALID_CLICK_ID', httpStatus: 500 });
		expect(text).toBe(EXPLANATIONS.INVALID_CLICK_ID);
	});

	it.each([
		{ code: 'BRAND_NEW', httpStatus: 429, meaning: LIMITED },
		{ code: 'HTTP_429', httpStatus: 429, meaning: LIMITED },
		{ code: 'HTTP_408', httpStatus: 408, meaning: OUTAGE },
		{ code: 'HTTP_500', httpStatus: 500, meaning: OUTAGE },
		{ code: 'HTTP_503', httpStatus: 503, meaning: OUTAGE },
		{ code: 'BRAND_NEW', httpStatus: 599, meaning: OUTAGE },
		{ code: 'BRAND_NEW', httpStatus: 400, meaning: REFUSED },
		{ code: 'HTTP_403', httpStatus: 403, meaning: REFUSED },
		{ code: 'BRAND_NEW', httpStatus: undefined, meaning: REFUSED },
		{ code: 'constructor', httpStatus: 400, meaning: REFUSED },
		{ code: '__proto__', httpStatus: 400, meaning: REFUSED },
	])('falls back to the status for $code with $httpStatus', ({ code, httpStatus, meaning }) => {
		const text = explain({ code, httpStatus });
		expect(text.meaning).toBe(meaning);
		expect(text.advice).not.toBe('');
	});
});

describe('messageOf', () => {
	it.each([
		{
			name: 'the words that came with the code',
			given: failure('VALIDATION_ERROR', 'clickId is missing', 400),
			message: 'VALIDATION_ERROR: clickId is missing',
		},
		{
			name: 'the meaning of a code that came without words',
			given: failure('RATE_LIMITED', '', 429),
			message: `RATE_LIMITED: ${LIMITED}`,
		},
		{
			name: 'the meaning of the status where the code is unknown',
			given: failure('HTTP_502', '', 502),
			message: `HTTP_502: ${OUTAGE}`,
		},
		{
			name: 'words of a code that is unknown',
			given: failure('BRAND_NEW', 'new rule', 409),
			message: 'BRAND_NEW: new rule',
		},
	])('puts the code before $name', ({ given, message }) => {
		expect(messageOf(given)).toBe(message);
	});
});

describe('descriptionOf', () => {
	const { advice } = EXPLANATIONS.UNAUTHORIZED;
	const api = failure('UNAUTHORIZED', '', 401);

	it.each([
		['a request that Refport refused', api, 'Nothing was recorded.'],
		['an item that was never sent', { ...api, kind: 'input' as const }, 'Nothing was sent.'],
		[
			'an unknown outcome',
			{ ...api, mayBeRecorded: true },
			'The event may have been recorded. Check Refport before you send it again.',
		],
	])('begins with whether the event was recorded, for %s', (_, given, first) => {
		expect(descriptionOf(given)).toBe(`${first} ${advice}`);
	});

	it('says what happened to the item before the advice', () => {
		expect(descriptionOf({ ...api, note: 'This item was sent twice.' })).toBe(
			`Nothing was recorded. This item was sent twice. ${advice}`,
		);
	});

	it.each(Object.entries(EXPLANATIONS))('has at most two sentences of advice for %s', (_, text) => {
		expect(text.advice.split(/\. /).length).toBeLessThanOrEqual(2);
	});
});
