import { systemCodeOf } from '../../nodes/Refport/runtime/send/systemCode';

const error = (properties: object, cause?: Error) =>
	Object.assign(new Error('it broke', cause ? { cause } : undefined), properties);

it.each([
	['the cause in n8n 2.x', error({ httpCode: null }, error({ code: 'ECONNRESET' })), 'ECONNRESET'],
	['httpCode in n8n 1.x', error({ httpCode: 'ECONNREFUSED' }), 'ECONNREFUSED'],
	[
		'the cause of an error with an HTTP status code',
		error({ httpCode: '502' }, error({ code: 'EPIPE' })),
		'EPIPE',
	],
	[
		'the message of a blocked address in n8n 2.30',
		Object.assign(
			new Error('The request was blocked because it resolves to a restricted IP address'),
			{ name: 'NodeApiError', httpCode: null },
		),
		'SSRF_BLOCKED',
	],
	['an error without a code', error({ httpCode: '400' }), ''],
	['a value that is not an error', 'ECONNRESET', ''],
])('reads the system code of a network error from %s', (_, thrown, code) => {
	expect(systemCodeOf(thrown)).toBe(code);
});
