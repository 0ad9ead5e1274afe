import { classifyReply, unexpectedShape } from '../../nodes/Refport/core/reply/classify';

const HTML = '<!doctype html><title>Bad gateway</title>';
const refportError = (code: string) => ({ error: { code, message: `about ${code}` } });

const classify = (status: number, body: unknown, headers = {}) =>
	classifyReply({ status, headers, body }, 100_000);

const unexpected = (httpStatus: number, message: string, mayBeRecorded: boolean) => ({
	kind: 'api',
	code: 'UNEXPECTED_REPLY',
	message,
	httpStatus,
	retryable: false,
	mayBeRecorded,
});

const WITH_ERROR_CODE = [
	{ status: 400, code: 'INVALID_CLICK_ID', retryable: false, mayBeRecorded: false },
	{ status: 400, code: 'VALIDATION_ERROR', retryable: false, mayBeRecorded: false },
	{ status: 422, code: 'VALIDATION_ERROR', retryable: false, mayBeRecorded: false },
	{ status: 401, code: 'UNAUTHORIZED', retryable: false, mayBeRecorded: false },
	{ status: 404, code: 'NOT_FOUND', retryable: false, mayBeRecorded: false },
	{ status: 429, code: 'RATE_LIMITED', retryable: true, mayBeRecorded: false },
	{ status: 429, code: 'RATE_LIMIT_EXCEEDED', retryable: true, mayBeRecorded: false },
	{ status: 409, code: 'BRAND_NEW_CODE', retryable: false, mayBeRecorded: false },
	{ status: 500, code: 'BRAND_NEW_CODE', retryable: true, mayBeRecorded: true },
	{ status: 200, code: 'VALIDATION_ERROR', retryable: false, mayBeRecorded: false },
];

const WITHOUT_ERROR_CODE = [
	{ status: 400, body: refportError(''), retryable: false, mayBeRecorded: false },
	{ status: 400, body: { error: { code: 7 } }, retryable: false, mayBeRecorded: false },
	{ status: 401, body: { error: 'no key' }, retryable: false, mayBeRecorded: false },
	{ status: 403, body: [refportError('A')], retryable: false, mayBeRecorded: false },
	{ status: 404, body: HTML, retryable: false, mayBeRecorded: false },
	{ status: 408, body: '', retryable: true, mayBeRecorded: true },
	{ status: 409, body: {}, retryable: false, mayBeRecorded: false },
	{ status: 429, body: null, retryable: true, mayBeRecorded: false },
	{ status: 500, body: '', retryable: true, mayBeRecorded: true },
	{ status: 501, body: '', retryable: false, mayBeRecorded: true },
	{ status: 502, body: HTML, retryable: true, mayBeRecorded: true },
	{ status: 503, body: HTML, retryable: true, mayBeRecorded: false },
	{ status: 504, body: HTML, retryable: true, mayBeRecorded: true },
];

const NOT_JSON_OBJECT = [
	{ name: 'HTML', status: 200, body: HTML },
	{ name: 'an empty body', status: 200, body: '' },
	{ name: 'an empty 204', status: 204, body: '' },
	{ name: 'text', status: 201, body: 'ok' },
	{ name: 'a list', status: 200, body: [{ eventName: 'Sign Up' }] },
	{ name: 'a number', status: 200, body: 1 },
	{ name: 'true', status: 200, body: true },
	{ name: 'no body', status: 200, body: undefined },
];

const WAITS = [
	{ status: 429, headers: { 'retry-after': '3' }, retryAfterMs: 3_000 },
	{ status: 429, headers: { 'x-ratelimit-reset': '104' }, retryAfterMs: 4_000 },
	{ status: 503, headers: { 'retry-after': '3' }, retryAfterMs: 3_000 },
	{ status: 503, headers: { 'x-ratelimit-reset': '104' }, retryAfterMs: undefined },
];

describe('a response from Refport', () => {
	it.each([
		{ name: 'an object', status: 200, body: { eventName: 'Sign Up' } },
		{ name: 'an object with 201', status: 201, body: {} },
		{ name: 'null', status: 200, body: null },
	])('is successful with $name', ({ status, body }) => {
		expect(classify(status, body)).toEqual({ ok: true, value: body });
	});

	it.each(WITH_ERROR_CODE)(
		'keeps the code and message of HTTP $status $code',
		({ status, code, ...rest }) => {
			const failure = { kind: 'api', code, message: `about ${code}`, httpStatus: status, ...rest };
			expect(classify(status, refportError(code))).toEqual({ ok: false, failure });
		},
	);

	it.each(WITHOUT_ERROR_CODE)(
		'has the code HTTP_$status without an error code: $body',
		({ status, body, ...rest }) => {
			const code = `HTTP_${status}`;
			const failure = { kind: 'api', code, message: '', httpStatus: status, ...rest };
			expect(classify(status, body)).toEqual({ ok: false, failure });
		},
	);

	it('keeps a code without a message', () => {
		const result = classify(401, { error: { code: 'UNAUTHORIZED', message: 5 } });
		expect(result).toMatchObject({ failure: { code: 'UNAUTHORIZED', message: '' } });
	});

	it.each(NOT_JSON_OBJECT)(
		'is unexpected if a successful one contains $name',
		({ status, body }) => {
			const message = 'the response is not JSON';
			const failure = unexpected(status, message, true);
			expect(classify(status, body)).toEqual({ ok: false, failure });
		},
	);

	it.each([300, 301, 302, 307, 308, 399])(
		'is unexpected if it is a redirect (HTTP %i)',
		(status) => {
			const message = `the response is a redirect (HTTP ${status})`;
			const failure = unexpected(status, message, false);
			expect(classify(status, refportError('NOT_FOUND'))).toEqual({ ok: false, failure });
		},
	);

	it('is unexpected if it is a redirect with a JSON object', () => {
		const failure = { code: 'UNEXPECTED_REPLY', httpStatus: 300 };
		expect(classify(300, { eventName: 'Sign Up' })).toMatchObject({ ok: false, failure });
	});

	it.each(WAITS)('asks to wait $retryAfterMs ms with HTTP $status and $headers', (one) => {
		const result = classify(one.status, '', one.headers);
		expect(result).toMatchObject({ ok: false, failure: { retryAfterMs: one.retryAfterMs } });
	});
});

describe('an unexpected response', () => {
	it('states that the event may be recorded', () => {
		expect(unexpectedShape('odd')).toEqual(unexpected(200, 'odd', true));
	});
});
