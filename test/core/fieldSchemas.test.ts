import {
	optionalEmail,
	optionalHttpUrl,
	optionalMetadata,
	optionalText,
	requiredText,
} from '../../nodes/Refport/core/events/fieldSchemas';

type Field = ReturnType<typeof requiredText | typeof optionalText | typeof optionalMetadata>;

const read = (field: Field, value: unknown): unknown => {
	const parsed = field.safeParse(value);
	return parsed.success
		? { sends: parsed.data }
		: parsed.error.issues.map(({ message }) => message);
};

const FIELDS = [
	{ name: 'optionalText', field: optionalText('Name') },
	{ name: 'optionalEmail', field: optionalEmail('Name') },
	{ name: 'optionalHttpUrl', field: optionalHttpUrl('Name') },
	{ name: 'optionalMetadata', field: optionalMetadata('Name') },
];

describe.each(FIELDS)('$name', ({ field }) => {
	it.each([[''], [' \t\n'], [null], [undefined]])('leaves out a blank, %j', (blank) => {
		expect(read(field, blank)).toEqual({ sends: undefined });
	});
});

describe.each([
	{ name: 'requiredText', field: requiredText('Name') },
	{ name: 'optionalText', field: optionalText('Name') },
])('$name', ({ field }) => {
	it.each([
		{ value: 'Ada', text: 'Ada' },
		{ value: '  Ada \n', text: 'Ada' },
		{ value: 0, text: '0' },
		{ value: -7, text: '-7' },
		{ value: 1.5, text: '1.5' },
		{ value: Number.MAX_SAFE_INTEGER, text: '9007199254740991' },
		{ value: 12345678901234567890n, text: '12345678901234567890' },
	])('sends $text as text', ({ value, text }) => {
		expect(read(field, value)).toEqual({ sends: text });
	});

	it.each([2 ** 53, -(2 ** 53), 1e21])('refuses %d, which is not exact', (value) => {
		expect(read(field, value)).toEqual(['Name is a number too large to be exact: send it as text']);
	});

	it.each([
		{ value: Number.NaN, kind: 'NaN' },
		{ value: Infinity, kind: 'Infinity' },
		{ value: false, kind: 'true or false' },
		{ value: ['Ada'], kind: 'a list' },
		{ value: { name: 'Ada' }, kind: 'an object' },
		{ value: new Date(0), kind: 'a date' },
	])('refuses $kind', ({ value, kind }) => {
		expect(read(field, value)).toEqual([`Name must be text, but is ${kind}`]);
	});
});

describe('requiredText', () => {
	it.each([undefined, null, '', ' \n'])('refuses %j as empty', (blank) => {
		expect(read(requiredText('Name'), blank)).toEqual([
			'Name is empty. Enter a value or check the expression',
		]);
	});
});

describe('optionalEmail', () => {
	it.each(['ada@example.com', 'a+b@mail.example.co.uk', 'ä@exämple.de'])('sends %s', (address) => {
		expect(read(optionalEmail('E-mail'), ` ${address} `)).toEqual({ sends: address });
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
	])('refuses %s', (value) => {
		expect(read(optionalEmail('E-mail'), value)).toEqual([
			'E-mail is not an e-mail address such as name@example.com',
		]);
	});
});

describe('optionalHttpUrl', () => {
	it.each(['https://example.com/a.png?s=1#x', 'http://localhost:8080', 'HTTPS://EXAMPLE.COM'])(
		'sends %s',
		(address) => {
			expect(read(optionalHttpUrl('Avatar'), ` ${address} `)).toEqual({ sends: address });
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
	])('refuses %s', (value) => {
		expect(read(optionalHttpUrl('Avatar'), value)).toEqual([
			'Avatar is not a web address that begins with http:// or https://',
		]);
	});
});
