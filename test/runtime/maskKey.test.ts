import { maskKey } from '../../nodes/Refport/runtime/send/maskKey';

it.each([
	['in a text', 'Bearer rk_1 is wrong', 'Bearer *** is wrong'],
	[
		'in texts of objects and lists',
		{ a: ['rk_1', 1], b: { c: 'x rk_1' } },
		{ a: ['***', 1], b: { c: 'x ***' } },
	],
])('masks the key %s', (_, value, masked) => {
	expect(maskKey(value, 'rk_1')).toEqual(masked);
});

it.each(['true', '1', 'a', 'null'])('changes nothing but texts for the key %s', (key) => {
	expect(maskKey({ a: true, b: 1, c: null, d: 'none' }, key)).toEqual({
		a: true,
		b: 1,
		c: null,
		d: 'none'.replaceAll(key, '***'),
	});
});

it('masks a key that JSON would escape', () => {
	expect(maskKey({ text: 'key "q"\\' }, '"q"\\')).toEqual({ text: 'key ***' });
});

it('leaves everything as it is where there is no key', () => {
	expect(maskKey('abc', '')).toBe('abc');
});
