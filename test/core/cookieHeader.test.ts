import fc from 'fast-check';
import { clickIdFrom, cookieFrom } from '../../nodes/Refport/core/clickId/clickId';

const NAMES = { cookie: 'refp_id', parameter: 'refp_id' };
const LONG = 'x'.repeat(8192);

/** Cookie names and values that RFC 6265 and RFC 9110 allow. */
const otherName = fc
	.oneof(
		fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,20}$/),
		fc.constantFrom('xrefp_id', 'refp_id2', 'REFP_ID', 'refp-id', 'refp_i'),
	)
	.filter((name) => name !== 'refp_id');
const otherValue = fc.oneof(
	fc.stringMatching(/^[!#-+\--:<-[\]-~]{0,40}$/),
	fc.constantFrom('refp_id=other', '"refp_id=other"', '?refp_id=other', 'refp_id'),
);
const otherCookies = fc.array(
	fc.tuple(otherName, otherValue).map(([name, value]) => `${name}=${value}`),
);

const id = fc
	.string({ unit: 'binary', minLength: 1 })
	.filter((text) => text !== '' && text === text.trim());

describe('the Cookie header', () => {
	it.each([
		{ header: 'refp_id=click_1', found: 'click_1' },
		{ header: 'a=b; refp_id=click_1; c=d', found: 'click_1' },
		{ header: 'a=b;refp_id=click_1;c=d', found: 'click_1' },
		{ header: '  a=b ;  refp_id = click_1  ; c=d', found: 'click_1' },
		{ header: 'refp_id="click_1"', found: 'click_1' },
		{ header: 'refp_id="click%201"', found: 'click 1' },
		{ header: 'refp_id=click_1; refp_id=click_2', found: 'click_1' },
		{ header: 'refp_id=; refp_id=" "; refp_id=click_2', found: 'click_2' },
		{ header: 'refp_id=a=b==', found: 'a=b==' },
		{ header: 'refp_id=a%3Bb%3Dc', found: 'a;b=c' },
		{ header: 'refp_id=%E0%A4%A', found: '%E0%A4%A' },
		{ header: 'xrefp_id=x; refp_id2=y; refp_id=click_1', found: 'click_1' },
		{ header: 'a=refp_id=x; refp_id=click_1', found: 'click_1' },
		{ header: 'xrefp_id=x; refp_id2=y; REFP_ID=z', found: undefined },
		{ header: 'refp_id', found: undefined },
		{ header: 'refp_id=', found: undefined },
		{ header: '', found: undefined },
		{ header: ['a=b', 'refp_id=click_1', 'refp_id=click_2'], found: 'click_1' },
		{ header: [null, 7, 'refp_id=click_1'], found: 'click_1' },
		{ header: [], found: undefined },
		{ header: undefined, found: undefined },
		{ header: { refp_id: 'click_1' }, found: undefined },
	])('contains the click ID $found: $header', ({ header, found }) => {
		expect(cookieFrom(header, 'refp_id')).toBe(found);
	});

	it('may contain cookies of 8 kB', () => {
		expect(cookieFrom(`session=${LONG}; refp_id=click_1`, 'refp_id')).toBe('click_1');
		expect(cookieFrom(`a=b; refp_id=${LONG}`, 'refp_id')).toBe(LONG);
	});

	it('is searched for exactly the name in Cookie Name', () => {
		expect(cookieFrom('refp_id=x; ref.id+=click_1', 'ref.id+')).toBe('click_1');
		expect(cookieFrom('refXid=x', 'ref.id')).toBeUndefined();
	});

	it('may contain the encoded click ID at any position among other cookies', () => {
		fc.assert(
			fc.property(otherCookies, otherCookies, id, fc.constantFrom(';', '; '), (...given) => {
				const [before, after, clickId, separator] = given;
				const cookie = `refp_id=${encodeURIComponent(clickId)}`;
				const header = [...before, cookie, ...after].join(separator);
				expect(cookieFrom(header, 'refp_id')).toBe(clickId);
			}),
		);
	});

	it('contains no click ID if all cookies have other names', () => {
		fc.assert(
			fc.property(otherCookies, (cookies) => {
				expect(cookieFrom(cookies.join('; '), 'refp_id')).toBeUndefined();
			}),
		);
	});
});

describe('a URL', () => {
	it('may contain any encoded click ID', () => {
		fc.assert(
			fc.property(id, (clickId) => {
				const address = `https://x.example/?a=b&refp_id=${encodeURIComponent(clickId)}`;
				expect(clickIdFrom(address, NAMES)).toBe(clickId);
			}),
		);
	});
});
