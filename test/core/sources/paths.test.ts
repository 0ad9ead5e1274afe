import { emailAsId, clickIdIn } from '../../../nodes/Refport/core/sources/identifiers';
import { at, plain } from '../../../nodes/Refport/core/sources/paths';
import { labelOf } from '../../../nodes/Refport/core/sources/reading';

describe('a value in an event', () => {
	it('is read from own keys only', () => {
		expect(at({ user: { id: 7 } }, 'user', 'id')).toBe(7);
		expect(at(Object.create({ id: 7 }), 'id')).toBeUndefined();
		expect(at({}, 'constructor', 'name')).toBeUndefined();
	});

	it.each([null, undefined, 'text', 7, ['a']])('is not found in %j', (value) => {
		expect(at(value, 'length')).toBeUndefined();
	});
});

describe('the click ID in an event', () => {
	it('comes from the first object that contains one', () => {
		expect(clickIdIn({ refp_id: ' ' }, { refp_id: 'clk_1' }, { refp_id: 'clk_2' })).toBe('clk_1');
	});

	it('comes from refportClickId, then refport_click_id, then refp_id', () => {
		const place = { refp_id: 'clk_3', refport_click_id: 'clk_2', refportClickId: 'clk_1' };
		expect(clickIdIn(place)).toBe('clk_1');
		expect(clickIdIn({ ...place, refportClickId: null })).toBe('clk_2');
	});

	it('is decoded, because the browser SDK encodes it', () => {
		expect(clickIdIn({ refp_id: 'clk%5F1' })).toBe('clk_1');
	});

	it('is the first value of a repeated query parameter', () => {
		expect(clickIdIn({ refp_id: ['clk_1', 'clk_2'] })).toBe('clk_1');
	});
});

describe('a text or number in an event', () => {
	it.each([{}, [], ['a'], true, null, ' ', NaN, Infinity, 10n])('is not read from %p', (value) => {
		expect(plain(value)).toBeUndefined();
	});

	it('is trimmed, and converted to text if it is an exact whole number', () => {
		expect(plain(' Ada ')).toBe('Ada');
		expect(plain(0)).toBe('0');
		expect(plain(2 ** 60)).toBe(2 ** 60);
	});
});

it('uses only text with an @ as an e-mail address', () => {
	expect(emailAsId('n/a')).toBeUndefined();
	expect(emailAsId('ada@example.com')).toBe('ada@example.com');
});

it('shows the name and ID of an event as text or null', () => {
	expect(labelOf('user.created', 42)).toEqual({ name: 'user.created', id: '42' });
	expect(labelOf({}, ['a'])).toEqual({ name: null, id: null });
});
