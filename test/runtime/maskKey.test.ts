import { maskKey } from '../../nodes/Refport/runtime/send/maskKey';

it.each([
	['in text', 'Bearer rk_1 is wrong', 'Bearer *** is wrong'],
	[
		'in objects and lists',
		{ a: ['rk_1', 1], b: { c: 'x rk_1' } },
		{ a: ['***', 1], b: { c: 'x ***' } },
	],
])('masks the API key %s', (_, value, masked) => {
	expect(maskKey(value, 'rk_1')).toEqual(masked);
});

it.each(['true', '1', 'a', 'null'])('changes only texts for the API key %s', (key) => {
	expect(maskKey({ a: true, b: 1, c: null, d: 'none' }, key)).toEqual({
		a: true,
		b: 1,
		c: null,
		d: 'none'.replaceAll(key, '***'),
	});
});

it('masks an API key with characters that JSON escapes', () => {
	expect(maskKey({ text: 'key "q"\\' }, '"q"\\')).toEqual({ text: 'key ***' });
});

it('changes nothing without an API key', () => {
	expect(maskKey('abc', '')).toBe('abc');
});
