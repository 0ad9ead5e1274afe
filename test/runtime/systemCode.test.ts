import { systemCodeOf } from '../../nodes/Refport/runtime/send/systemCode';

const error = (facts: object, cause?: Error) =>
	Object.assign(new Error('it broke', cause ? { cause } : undefined), facts);

it.each([
	[
		'the cause that n8n 2.x keeps',
		error({ httpCode: null }, error({ code: 'ECONNRESET' })),
		'ECONNRESET',
	],
	['the httpCode that n8n 1.x keeps', error({ httpCode: 'ECONNREFUSED' }), 'ECONNREFUSED'],
	['a cause below an HTTP status', error({ httpCode: '502' }, error({ code: 'EPIPE' })), 'EPIPE'],
	[
		'the message of a blocked address, all that n8n 2.30 keeps',
		Object.assign(
			new Error('The request was blocked because it resolves to a restricted IP address'),
			{ name: 'NodeApiError', httpCode: null },
		),
		'SSRF_BLOCKED',
	],
	['nothing', error({ httpCode: '400' }), ''],
	['no error at all', 'ECONNRESET', ''],
])('finds the code in %s', (_, thrown, code) => {
	expect(systemCodeOf(thrown)).toBe(code);
});
