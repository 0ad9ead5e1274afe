import {
	clickIdIn,
	clickIdInUrl,
	customerIdIn,
	fullName,
	namedValues,
} from '../../../nodes/Refport/core/sources/identifiers';
import { textOf } from '../../../nodes/Refport/core/sources/paths';

describe('the click ID in an event', () => {
	it.each(['refportClickId', 'refport_click_id', 'refp_id'])('is found in %s', (name) => {
		expect(clickIdIn({ plan: 'pro', [name]: ' click%201 ' })).toBe('click 1');
	});

	it('comes from the first object that contains one, and there from the first name', () => {
		const [blank, both] = [{ refportClickId: ' ' }, { refp_id: 'c', refport_click_id: 'b' }];
		expect(clickIdIn(null, blank, both, { refportClickId: 'a' })).toBe('b');
	});

	it.each([[{}], [{ refp_id: { id: 'x' } }], [Object.create({ refp_id: 'x' })], ['refp_id'], [[]]])(
		'is not found in %p',
		(place: unknown) => {
			expect(clickIdIn(place)).toBeUndefined();
		},
	);

	it('is read from the query of a URL', () => {
		expect(clickIdInUrl('/tea?utm_source=blog&refp_id=clk%2F1')).toBe('clk/1');
		expect(clickIdInUrl('https://shop.example.com/?refport_click_id=clk_1#top')).toBe('clk_1');
		expect(clickIdInUrl('/tea')).toBeUndefined();
		expect(clickIdInUrl(null)).toBeUndefined();
	});
});

describe('the customer ID in an event', () => {
	it.each(['refportExternalCustomerId', 'refport_external_customer_id'])(
		"is the merchant's own ID in %s",
		(name) => {
			expect(customerIdIn([{}, { [name]: 42 }], 'cus_1')).toBe('42');
		},
	);

	it('is otherwise the first ID that the service provides', () => {
		expect(customerIdIn([null], '', null, 'cus_1', 'ada@example.com')).toBe('cus_1');
		expect(customerIdIn([])).toBeUndefined();
	});
});

describe('the text of an ID', () => {
	it.each([
		[' a ', 'a'],
		[0, '0'],
		[2 ** 53 - 1, '9007199254740991'],
		[2 ** 53, undefined],
		[0.5, undefined],
		['', undefined],
		[true, undefined],
		[['a'], undefined],
		[null, undefined],
	])('for %p is %p', (value: unknown, text) => {
		expect(textOf(value)).toBe(text);
	});
});

describe('values in an event', () => {
	it('are read from lists of names and values without the empty ones', () => {
		const list = [
			{ key: 'refp_id', value: 'clk_1' },
			{ key: 'refp_id', value: '' },
			{ key: '__proto__', value: { refp_id: 'x' } },
			{ value: 'y' },
		];
		expect(Object.entries(namedValues(list, 'key'))).toEqual([
			['refp_id', 'clk_1'],
			['__proto__', { refp_id: 'x' }],
			['', 'y'],
		]);
	});

	it('are combined to a full name from first and last name', () => {
		expect(fullName('Ada', ' Lovelace ')).toBe('Ada Lovelace');
		expect(fullName(null, 'Lovelace')).toBe('Lovelace');
		expect(fullName(undefined, '')).toBeUndefined();
	});
});
