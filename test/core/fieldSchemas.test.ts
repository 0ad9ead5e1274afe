import {
	optionalEmail,
	optionalHttpUrl,
	optionalMetadata,
	optionalText,
	requiredText,
} from '../../nodes/Refport/core/events/fieldSchemas';

type Field = ReturnType<typeof requiredText | typeof optionalText | typeof optionalMetadata>;

const resultOf = (field: Field, value: unknown): unknown => {
	const parsed = field.safeParse(value);
	return parsed.success
		? { sends: parsed.data }
		: parsed.error.issues.map(({ message }) => message);
};

const FIELDS = [
	{ name: 'optional text', field: optionalText('Name') },
	{ name: 'optional e-mail address', field: optionalEmail('Name') },
	{ name: 'optional URL', field: optionalHttpUrl('Name') },
	{ name: 'optional metadata', field: optionalMetadata('Name') },
];

describe.each(FIELDS)('a field for $name', ({ field }) => {
	it.each([[''], [' \t\n'], [null], [undefined]])(
		'is omitted from the request if it is %j',
		(blank) => {
			expect(resultOf(field, blank)).toEqual({ sends: undefined });
		},
	);
});

describe.each([
	{ name: 'required text', field: requiredText('Name') },
	{ name: 'optional text', field: optionalText('Name') },
])('a field for $name', ({ field }) => {
	it.each([
		{ value: 'Ada', text: 'Ada' },
		{ value: '  Ada \n', text: 'Ada' },
		{ value: 0, text: '0' },
		{ value: -7, text: '-7' },
		{ value: 1.5, text: '1.5' },
		{ value: Number.MAX_SAFE_INTEGER, text: '9007199254740991' },
		{ value: 12345678901234567890n, text: '12345678901234567890' },
	])('sends $text as text', ({ value, text }) => {
		expect(resultOf(field, value)).toEqual({ sends: text });
	});

	it.each([2 ** 53, -(2 ** 53), 1e21])('rejects %d, which may be inexact', (value) => {
		expect(resultOf(field, value)).toEqual([
			'Name is a number too large to be exact: send it as text',
		]);
	});

	it.each([
		{ value: Number.NaN, kind: 'NaN' },
		{ value: Infinity, kind: 'Infinity' },
		{ value: false, kind: 'true or false' },
		{ value: ['Ada'], kind: 'a list' },
		{ value: { name: 'Ada' }, kind: 'an object' },
		{ value: new Date(0), kind: 'a date' },
	])('rejects $kind', ({ value, kind }) => {
		expect(resultOf(field, value)).toEqual([`Name must be text, but is ${kind}`]);
	});
});

describe('a required field', () => {
	it.each([undefined, null, '', ' \n'])('rejects %j as empty', (blank) => {
		expect(resultOf(requiredText('Name'), blank)).toEqual([
			'Name is empty: enter a value or check the expression',
		]);
	});
});

describe('an e-mail field', () => {
	it.each(['ada@example.com', 'a+b@mail.example.co.uk', 'ä@exämple.de'])('sends %s', (address) => {
		expect(resultOf(optionalEmail('E-mail'), ` ${address} `)).toEqual({ sends: address });
	});

	it.each([
		'ada',
		'ada@',
		'@example.com',
		'ada@example',
		'a b@example.com',
		'a@example.com, b@example.com',
		'a@b@example.com',
		7,
	])('rejects %s', (value) => {
		expect(resultOf(optionalEmail('E-mail'), value)).toEqual([
			'E-mail is not an e-mail address such as name@example.com',
		]);
	});
});

describe('a URL field', () => {
	it.each(['https://example.com/a.png?s=1#x', 'http://localhost:8080', 'HTTPS://EXAMPLE.COM'])(
		'sends %s',
		(address) => {
			expect(resultOf(optionalHttpUrl('Avatar'), ` ${address} `)).toEqual({ sends: address });
		},
	);

	it.each([
		'example.com/a.png',
		'//example.com/a.png',
		'ftp://example.com/a.png',
		'x:https://example.com/a.png',
		'https://example.com/a b.png',
		'data:image/png;base64,AAAA',
		'javascript:alert(1)',
		'https://',
		'https:///a.png',
		'https://exa mple.com',
		'https://example.com:99999',
	])('rejects %s', (value) => {
		expect(resultOf(optionalHttpUrl('Avatar'), value)).toEqual([
			'Avatar is not a web address that begins with http:// or https://',
		]);
	});
});
