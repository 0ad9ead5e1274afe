import { clickIdFrom, idFrom, parameterFrom } from '../../nodes/Refport/core/clickId/clickId';

const NAMES = { cookie: 'refp_id', parameter: 'refp_id' };

const PLAIN = [
	{ value: 'click_1', id: 'click_1' },
	{ value: ' click_1 \n', id: 'click_1' },
	{ value: 'click%201', id: 'click 1' },
	{ value: 'a%2Bb%3D%3D', id: 'a+b==' },
	{ value: 'a+b==', id: 'a+b==' },
	{ value: '%2541', id: '%41' },
	{ value: '%E2%82%AC', id: '€' },
	{ value: '%E0%A4%A', id: '%E0%A4%A' },
	{ value: '100%', id: '100%' },
	{ value: 42, id: '42' },
	{ value: 0, id: '0' },
	{ value: '', id: undefined },
	{ value: ' \t\n', id: undefined },
	{ value: '%20', id: undefined },
	{ value: 'undefined', id: undefined },
	{ value: ' null', id: undefined },
	{ value: null, id: undefined },
	{ value: undefined, id: undefined },
	{ value: true, id: undefined },
	{ value: { id: 'click_1' }, id: undefined },
	{ value: ['click_1', 'click_2'], id: 'click_1' },
	{ value: [null, 'click_2'], id: undefined },
	{ value: [['click_1']], id: undefined },
	{ value: [], id: undefined },
];

const ADDRESSES = [
	{ address: 'https://x.example/?refp_id=click_1', id: 'click_1' },
	{ address: 'HTTP://X.EXAMPLE/?refp_id=click_1', id: 'click_1' },
	{ address: ' https://x.example/?refp_id=click_1 ', id: 'click_1' },
	{ address: 'https://x.example/a?utm=b&refp_id=click_1&c=d', id: 'click_1' },
	{ address: 'https://x.example/?refp_id=click_1#pricing', id: 'click_1' },
	{ address: 'https://x.example/?refp_id=click_1#?refp_id=click_2', id: 'click_1' },
	{ address: 'https://x.example/?refp_id=click_1&refp_id=click_2', id: 'click_1' },
	{ address: 'https://x.example/?refp_id=click%201', id: 'click 1' },
	{ address: 'https://x.example/?refp_id=click+1', id: 'click 1' },
	{ address: 'https://x.example/?refp_id=a%26b%3Dc%2Bd', id: 'a&b=c+d' },
	{ address: 'https://x.example/?refp_id=a=b==', id: 'a=b==' },
	{ address: 'https://x.example/?refp_id=%E0%A4%A', id: '%E0%A4%A' },
	{ address: 'https://x.example/?refp%5Fid=click_1', id: 'click_1' },
	{ address: '/?refp_id=click_1', id: 'click_1' },
	{ address: '/pricing?a=b&refp_id=click_1', id: 'click_1' },
	{ address: '?refp_id=click_1', id: 'click_1' },
	{ address: 'https://x.example/?xrefp_id=x&refp_id2=y&REFP_ID=z', id: undefined },
	{ address: 'https://x.example/?next=refp_id', id: undefined },
	{ address: 'https://x.example/?refp_id=', id: undefined },
	{ address: 'https://x.example/?refp_id', id: undefined },
	{ address: 'https://x.example/?a=b', id: undefined },
	{ address: 'https://x.example/refp_id=click_1', id: undefined },
	{ address: 'https://x.example/#refp_id=click_1', id: undefined },
	{ address: 'https://x.example/', id: undefined },
	{ address: '/', id: undefined },
	{ address: '?', id: undefined },
];

const COOKIES = [
	{ header: 'refp_id=click_1', id: 'click_1' },
	{ header: 'a=b; refp_id=click_1; c=d', id: 'click_1' },
	{ header: 'Cookie: a=b; refp_id=click_1', id: 'click_1' },
	{ header: ' cookie:a=b;refp_id=click_1 ', id: 'click_1' },
	{ header: 'a=b; refp_id="click%201"', id: 'click 1' },
	{ header: 'refp_id=click_1; refp_id=click_2', id: 'click_1' },
	{ header: 'refp_id=; refp_id=click_2', id: 'click_2' },
	{ header: 'xrefp_id=x; refp_id2=y; refp_id=a=b==', id: 'a=b==' },
	{ header: `session=${'x'.repeat(8192)}; refp_id=click_1`, id: 'click_1' },
	{ header: 'landing=https://x.example/?refp_id=x; refp_id=click_1', id: 'click_1' },
	{ header: 'refp_id=', id: undefined },
];

describe('a click ID in a field', () => {
	it.each(PLAIN)('is $id for the value $value', ({ value, id }) => {
		expect(idFrom(value)).toBe(id);
	});
});

describe('the click ID in a URL', () => {
	it.each(ADDRESSES)('is $id for $address', ({ address, id }) => {
		expect(parameterFrom(address, 'refp_id')).toBe(id);
	});

	it.each([[null], [7], [['?refp_id=click_1']], [{}]])('is not found in %j', (value) => {
		expect(parameterFrom(value, 'refp_id')).toBeUndefined();
	});
});

describe('the field Click ID', () => {
	it.each(PLAIN)('accepts $value as the click ID $id', ({ value, id }) => {
		expect(clickIdFrom(value, NAMES)).toBe(id);
	});

	it.each(ADDRESSES)('accepts the URL $address as the click ID $id', ({ address, id }) => {
		expect(clickIdFrom(address, NAMES)).toBe(id);
	});

	it.each(COOKIES)('accepts the Cookie header $header as the click ID $id', ({ header, id }) => {
		expect(clickIdFrom(header, NAMES)).toBe(id);
	});

	it.each([
		{ typed: 'refp_id=x; partner=click_1', id: 'click_1' },
		{ typed: 'https://x.example/?refp_id=x&via=click_1', id: 'click_1' },
		{ typed: 'https://x.example/?partner=click_1', id: undefined },
	])('uses Cookie Name and URL Parameter Name for $typed', ({ typed, id }) => {
		expect(clickIdFrom(typed, { cookie: 'partner', parameter: 'via' })).toBe(id);
	});
});
