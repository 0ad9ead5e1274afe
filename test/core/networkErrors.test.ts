import { EXPLANATIONS } from '../../nodes/Refport/core/reply/failureText';
import { classifyNetworkError } from '../../nodes/Refport/core/reply/networkErrors';

const KINDS = [
	{ code: 'CONNECTION_REFUSED', system: ['ECONNREFUSED'], retryable: true, mayBeRecorded: false },
	{
		code: 'HOST_UNREACHABLE',
		system: ['EHOSTUNREACH', 'ENETUNREACH'],
		retryable: true,
		mayBeRecorded: false,
	},
	{
		code: 'DNS_FAILURE',
		system: ['ENOTFOUND', 'EAI_AGAIN'],
		retryable: true,
		mayBeRecorded: false,
	},
	{
		code: 'CONNECTION_RESET',
		system: ['ECONNRESET', 'EPIPE'],
		retryable: true,
		mayBeRecorded: true,
	},
	{
		code: 'TIMEOUT',
		system: ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'],
		retryable: true,
		mayBeRecorded: true,
	},
	{ code: 'ADDRESS_BLOCKED', system: ['SSRF_BLOCKED'], retryable: false, mayBeRecorded: false },
	{
		code: 'TLS_ERROR',
		system: [
			'EPROTO',
			'CERT_HAS_EXPIRED',
			'CERT_NOT_YET_VALID',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'ERR_SSL_WRONG_VERSION_NUMBER',
		],
		retryable: false,
		mayBeRecorded: false,
	},
];

const CASES = KINDS.flatMap(({ system, ...kind }) =>
	system.map((systemCode) => ({ systemCode, ...kind })),
);

describe('a network error', () => {
	it.each(CASES)('has the code $code for $systemCode', ({ systemCode, ...kind }) => {
		expect(classifyNetworkError(systemCode, 'connect 10.0.0.1:443')).toEqual({
			kind: 'network',
			...kind,
			message: kind.code === 'TLS_ERROR' ? `${systemCode}: connect 10.0.0.1:443` : '',
		});
	});

	it.each(['constructor', 'toString'])(
		'has the code NETWORK_ERROR for the unknown system code %s',
		(systemCode) => {
			expect(classifyNetworkError(systemCode, '')).toMatchObject({ code: 'NETWORK_ERROR' });
		},
	);

	it.each([
		{ systemCode: 'EMFILE', detail: 'too many open files', message: 'EMFILE: too many open files' },
		{ systemCode: 'EMFILE', detail: '', message: 'EMFILE' },
		{ systemCode: 'NO_ERR_TLS_X', detail: '', message: 'NO_ERR_TLS_X' },
		{ systemCode: '', detail: 'socket hang up', message: 'socket hang up' },
		{ systemCode: '', detail: '', message: '' },
	])(
		'is retryable and keeps its message if it is unknown: "$message"',
		({ systemCode, detail, message }) => {
			expect(classifyNetworkError(systemCode, detail)).toEqual({
				kind: 'network',
				code: 'NETWORK_ERROR',
				message,
				retryable: true,
				mayBeRecorded: true,
			});
		},
	);

	it.each([...KINDS.map(({ code }) => code), 'NETWORK_ERROR'])(
		'has an explanation for the code %s',
		(code) => {
			expect(Object.keys(EXPLANATIONS)).toContain(code);
		},
	);
});
