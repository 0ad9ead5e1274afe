import { parseBaseUrl, reasonToWithholdKey } from '../../nodes/Refport/core/values/baseUrl';

const ACCEPTED = [
	{ typed: 'https://app.ref\nport.co', base: 'https://app.refport.co' },
	{ typed: 'https://app.refport.co', base: 'https://app.refport.co' },
	{ typed: 'https://app.refport.co/', base: 'https://app.refport.co' },
	{ typed: ' https://app.refport.co/// \n', base: 'https://app.refport.co' },
	{ typed: 'https://proxy.example:8443/refport/', base: 'https://proxy.example:8443/refport' },
	{ typed: 'https://[2001:db8::1]', base: 'https://[2001:db8::1]' },
	{ typed: 'http://localhost:3000/', base: 'http://localhost:3000' },
	{ typed: 'http://refport.localhost', base: 'http://refport.localhost' },
	{ typed: 'http://127.0.0.1:3000', base: 'http://127.0.0.1:3000' },
	{ typed: 'http://127.8.9.10', base: 'http://127.8.9.10' },
	{ typed: 'http://[::1]:3000', base: 'http://[::1]:3000' },
	{ typed: 'http://host.docker.internal:3000', base: 'http://host.docker.internal:3000' },
];

const NOT_A_URL = [
	'',
	' ',
	'/',
	'app.refport.co',
	'localhost:3000',
	'//app.refport.co',
	'ftp://app.refport.co',
	'ftp://https://app.refport.co',
	'file:///etc/hosts',
	'https://',
	'https:///',
	'https://app refport.co',
	'https://app.refport.co:99999',
	'http://127.0.0.999',
	'https://[::1',
	null,
	undefined,
	443,
	['https://app.refport.co'],
	{ url: 'https://app.refport.co' },
];

const WITH_OTHER_PARTS = [
	'https://user:pass@app.refport.co',
	'https://user@app.refport.co',
	'https://:pass@app.refport.co',
	'http://localhost@evil.example',
	'https://app.refport.co?key=1',
	'https://app.refport.co/#/home',
];

const UNENCRYPTED = [
	'http://app.refport.co',
	'HTTP://APP.REFPORT.CO',
	'http://localhost.evil.example',
	'http://127.0.0.1.evil.example',
	'http://host.docker.internal.evil.example',
	'http://evil-localhost',
	'http://notlocalhost:3000',
	'http://128.0.0.1',
	'http://10.0.0.1',
	'http://192.168.1.5:3000',
	'http://0.0.0.0',
	'http://[::2]',
	'http://[2001:db8::1]',
];

const rejection = (problem: string) => ({
	ok: false,
	failure: {
		kind: 'input',
		code: 'INVALID_BASE_URL',
		message: `The Base URL of the credential ${problem}`,
		retryable: false,
		mayBeRecorded: false,
	},
});

describe('the credential', () => {
	it.each(ACCEPTED)('accepts the Base URL $typed as $base', ({ typed, base }) => {
		expect(parseBaseUrl(typed)).toEqual({ ok: true, value: base });
	});

	it.each(NOT_A_URL.map((typed) => [typed]))(
		'rejects the Base URL %j, which is not a full URL',
		(typed) => {
			const problem = 'must be a full address, such as https://app.refport.co';
			expect(parseBaseUrl(typed)).toEqual(rejection(problem));
		},
	);

	it.each(WITH_OTHER_PARTS)(
		'rejects the Base URL %s, which contains a user, query, fragment or backslash',
		(typed) => {
			const problem = 'must not contain "?", "#", "@" or a backslash';
			expect(parseBaseUrl(typed)).toEqual(rejection(problem));
		},
	);

	it.each(UNENCRYPTED)(
		'rejects the Base URL %s, which would send the API key unencrypted',
		(typed) => {
			const problem =
				'begins with http://, which would send the API key unencrypted: use https:// (http:// is for localhost and host.docker.internal only)';
			expect(parseBaseUrl(typed)).toEqual(rejection(problem));
		},
	);
});

describe('the API key', () => {
	const BASE = 'https://app.refport.co';
	const elsewhere = `is not on the server of the Base URL, ${BASE}`;

	it.each([
		{ address: `${BASE}/api/track/lead`, baseUrl: ` ${BASE}/// ` },
		{ address: 'https://proxy.example:8443/a/b', baseUrl: 'https://PROXY.example:8443/refport' },
		{ address: 'http://localhost/api/track/lead', baseUrl: 'http://localhost' },
	])('is sent to $address', ({ address, baseUrl }) => {
		expect(reasonToWithholdKey(address, baseUrl)).toBeUndefined();
	});

	it.each([
		{ address: 'refport', baseUrl: 'refport', reason: 'must be a full address' },
		{
			address: 'http://app.refport.co',
			baseUrl: 'http://app.refport.co',
			reason: 'begins with http',
		},
		{ address: 'ftp://localhost', baseUrl: 'ftp://localhost', reason: 'begins with http' },
		{ address: 'https://evil.example', baseUrl: BASE, reason: elsewhere },
		{ address: 'https://app.refport.co.evil.example', baseUrl: BASE, reason: elsewhere },
		{ address: 'https://app.refport.co@evil.example', baseUrl: BASE, reason: elsewhere },
		{ address: 'https://app.refport.co:8443', baseUrl: BASE, reason: elsewhere },
		{ address: 'http://localhost', baseUrl: BASE, reason: elsewhere },
		{ address: BASE, baseUrl: 'refport', reason: 'is not on the server of the Base URL' },
	])('is not sent to $address if the Base URL is $baseUrl', ({ address, baseUrl, reason }) => {
		expect(reasonToWithholdKey(address, baseUrl)).toMatch(reason);
	});
});
