import { jsonErrorPosition, parseJsonText } from '../../nodes/Refport/core/values/jsonText';

const ERRORS = [
	{ text: '', position: 0 },
	{ text: ' \n', position: 2 },
	{ text: '{', position: 1 },
	{ text: '[1, 2', position: 5 },
	{ text: '{"a":1', position: 6 },
	{ text: '{"a":1,}', position: 7 },
	{ text: '[1,]', position: 3 },
	{ text: '[,1]', position: 1 },
	{ text: '{"a" 1}', position: 5 },
	{ text: '{"a":}', position: 5 },
	{ text: '{"a":1 "b":2}', position: 7 },
	{ text: '{a:1}', position: 1 },
	{ text: '{1:1}', position: 1 },
	{ text: "{'a':1}", position: 1 },
	{ text: '{"a":1]', position: 6 },
	{ text: '[1}', position: 2 },
	{ text: '1 2', position: 2 },
	{ text: '{}}', position: 2 },
	{ text: '{"a":tru}', position: 5 },
	{ text: '[undefined]', position: 1 },
	{ text: '[NaN]', position: 1 },
	{ text: '[01]', position: 2 },
	{ text: '[1.]', position: 2 },
	{ text: '[.5]', position: 1 },
	{ text: '[+1]', position: 1 },
	{ text: '["abc]', position: 1 },
	{ text: '["a\nb"]', position: 1 },
	{ text: String.raw`["\x"]`, position: 1 },
	{ text: String.raw`["\u12g4"]`, position: 1 },
	{ text: '{"a":1} // note', position: 8 },
	{ text: '\ufeff{}', position: 0 },
	{ text: '[\u00a01]', position: 1 },
];

const VALID = [
	'null',
	' {"a": [1, -2.5e+3, "x\\n\\u00e9", true, null], "b": {}} \r\n',
	'""',
	'[[], {}]',
	'0',
	'-0.0E-1',
	'"\u2028 \ud83d\ude00 \ud83d"',
];

describe('the error position in JSON text', () => {
	it.each(ERRORS)('is $position in $text', ({ text, position }) => {
		expect(jsonErrorPosition(text)).toBe(position);
	});

	it.each(VALID)('does not exist in %j', (text) => {
		expect(jsonErrorPosition(text)).toBeUndefined();
	});
});

describe('a field with JSON text', () => {
	it('accepts valid JSON', () => {
		const value = { plan: ['pro', null] };
		expect(parseJsonText('{"plan": ["pro", null]}', 'Metadata', 'metadata')).toEqual({
			ok: true,
			value,
		});
	});

	it.each([
		{ text: '', place: 'it ends too early, at line 1, column 1 (position 0)' },
		{ text: '{"a": 1', place: 'it ends too early, at line 1, column 8 (position 7)' },
		{ text: '{"a": secret}', place: 'it goes wrong at line 1, column 7 (position 6)' },
		{ text: '{\n\t"a": 1,\n}', place: 'it goes wrong at line 3, column 1 (position 11)' },
		{ text: '{\r\n"a" 1}', place: 'it goes wrong at line 2, column 5 (position 7)' },
	])('reports the position of the error in $text: $place', ({ text, place }) => {
		expect(parseJsonText(text, 'Metadata', 'metadata')).toEqual({
			ok: false,
			failure: {
				kind: 'input',
				code: 'INVALID_INPUT',
				message: `Metadata is not valid JSON: ${place}`,
				field: 'metadata',
				retryable: false,
				mayBeRecorded: false,
			},
		});
	});
});
