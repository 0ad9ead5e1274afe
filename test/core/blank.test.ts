import { isBlank, kindOf } from '../../nodes/Refport/core/values/blank';

describe('a field', () => {
	it.each([
		{ name: 'null', value: null },
		{ name: 'undefined', value: undefined },
		{ name: 'an empty string', value: '' },
		{ name: 'spaces', value: '   ' },
		{ name: 'tabs and line ends', value: '\t\r\n' },
		{ name: 'a no-break space', value: '\u00a0' },
	])('counts as empty with $name', ({ value }) => {
		expect(isBlank(value)).toBe(true);
	});

	it.each([
		{ name: 'text', value: 'a' },
		{ name: 'text within spaces', value: ' a ' },
		{ name: 'zero', value: 0 },
		{ name: 'false', value: false },
		{ name: 'NaN', value: Number.NaN },
		{ name: 'an empty list', value: [] },
		{ name: 'an empty object', value: {} },
	])('does not count as empty with $name', ({ value }) => {
		expect(isBlank(value)).toBe(false);
	});
});

describe('an error message', () => {
	it.each([
		{ value: null, kind: 'empty' },
		{ value: undefined, kind: 'empty' },
		{ value: '', kind: 'empty text' },
		{ value: ' \n', kind: 'empty text' },
		{ value: 'secret', kind: 'text' },
		{ value: ['secret'], kind: 'a list' },
		{ value: new Date(0), kind: 'a date' },
		{ value: { key: 'secret' }, kind: 'an object' },
		{ value: true, kind: 'true or false' },
		{ value: 42, kind: 'a number' },
		{ value: 42n, kind: 'a bigint' },
		{ value: Symbol('secret'), kind: 'a symbol' },
		{ value: () => 'secret', kind: 'a function' },
	])('describes a value as $kind without showing its content', ({ value, kind }) => {
		expect(kindOf(value)).toBe(kind);
	});
});
