import { emailAsId, clickIdIn } from '../../../nodes/Refport/core/sources/identifiers';
import { at, plain } from '../../../nodes/Refport/core/sources/paths';
import { labelOf } from '../../../nodes/Refport/core/sources/reading';

describe('at', () => {
	it('follows own keys only', () => {
		expect(at({ user: { id: 7 } }, 'user', 'id')).toBe(7);
		expect(at(Object.create({ id: 7 }), 'id')).toBeUndefined();
		expect(at({}, 'constructor', 'name')).toBeUndefined();
	});

	it.each([null, undefined, 'text', 7, ['a']])('finds nothing in %j', (value) => {
		expect(at(value, 'length')).toBeUndefined();
	});
});

describe('clickIdIn', () => {
	it('takes the first place that has an ID', () => {
		expect(clickIdIn({ refp_id: ' ' }, { refp_id: 'clk_1' }, { refp_id: 'clk_2' })).toBe('clk_1');
	});

	it('prefers refportClickId, then refport_click_id, then refp_id', () => {
		const place = { refp_id: 'clk_3', refport_click_id: 'clk_2', refportClickId: 'clk_1' };
		expect(clickIdIn(place)).toBe('clk_1');
		expect(clickIdIn({ ...place, refportClickId: null })).toBe('clk_2');
	});

	it('decodes what the browser SDK has encoded', () => {
		expect(clickIdIn({ refp_id: 'clk%5F1' })).toBe('clk_1');
	});

	it('takes the first of a repeated query parameter', () => {
		expect(clickIdIn({ refp_id: ['clk_1', 'clk_2'] })).toBe('clk_1');
	});
});

describe('plain', () => {
	it.each([{}, [], ['a'], true, null, ' ', NaN, Infinity, 10n])('leaves %p out', (value) => {
		expect(plain(value)).toBeUndefined();
	});

	it('trims text, writes whole numbers as text and keeps what is not exact', () => {
		expect(plain(' Ada ')).toBe('Ada');
		expect(plain(0)).toBe('0');
		expect(plain(2 ** 60)).toBe(2 ** 60);
	});
});

it('takes no text without an @ as an ID', () => {
	expect(emailAsId('n/a')).toBeUndefined();
	expect(emailAsId('ada@example.com')).toBe('ada@example.com');
});

it('labels an event with its name and ID as text, or null', () => {
	expect(labelOf('user.created', 42)).toEqual({ name: 'user.created', id: '42' });
	expect(labelOf({}, ['a'])).toEqual({ name: null, id: null });
});
