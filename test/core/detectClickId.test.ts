import fc from 'fast-check';
import { detectClickId } from '../../nodes/Refport/core/clickId/detectClickId';

const NAMES = { cookie: 'refp_id', parameter: 'refp_id' };

type Item = Record<string, unknown>;

/** In the order of precedence. */
const PLACES = [
	{ path: 'headers.cookie', source: 'cookie', before: 'a=b; refp_id=' },
	{ path: 'cookies.refp_id', source: 'cookie', before: '' },
	{ path: 'query.refp_id', source: 'query', before: '' },
	{ path: 'body.refp_id', source: 'body', before: '' },
	{ path: 'body.clickId', source: 'body.clickId', before: '' },
	{ path: 'refp_id', source: 'field', before: '' },
	{ path: 'clickId', source: 'field.clickId', before: '' },
	{ path: 'metadata.refportClickId', source: 'stripeMetadata', before: '' },
	{ path: 'data.object.metadata.refportClickId', source: 'stripeMetadata', before: '' },
	{ path: 'body.metadata.refportClickId', source: 'stripeMetadata', before: '' },
	{ path: 'body.data.object.metadata.refportClickId', source: 'stripeMetadata', before: '' },
	{ path: 'body.page', source: 'landingPageUrl', before: 'https://x.example/?refp_id=' },
	{ path: 'page', source: 'landingPageUrl', before: '/pricing?refp_id=' },
	{ path: 'headers.referer', source: 'landingPageUrl', before: 'https://x.example/?refp_id=' },
];
const RANKED = PLACES.map((place, rank) => ({ ...place, rank }));

/** Adds a value to the item at a path like `body.clickId`. */
function withValueAt(item: Item, path: string, value: unknown): Item {
	const [key = '', ...rest] = path.split('.');
	if (rest.length === 0) return { ...item, [key]: value };
	return { ...item, [key]: withValueAt((item[key] ?? {}) as Item, rest.join('.'), value) };
}

describe('Find Automatically', () => {
	it.each(RANKED)('finds an encoded click ID in $path', ({ path, source, before }) => {
		expect(detectClickId(withValueAt({}, path, `${before}click%201`), NAMES)).toEqual({
			clickId: 'click 1',
			source,
			path,
		});
	});

	it.each(RANKED)('prefers $path to all later places', ({ path, source, rank }) => {
		const item = PLACES.slice(rank).reduceRight<Item>(
			(filled, place) => withValueAt(filled, place.path, `${place.before}${place.path}`),
			{},
		);
		expect(detectClickId(item, NAMES)).toEqual({ clickId: path, source, path });
	});

	it.each(RANKED)('finds $path if all earlier places are empty', (place) => {
		const { path, source, before, rank } = place;
		for (const blank of ['', ' ', '%20']) {
			const blanks = PLACES.slice(0, rank).reduce<Item>(
				(item, above) => withValueAt(item, above.path, `${above.before}${blank}`),
				{},
			);
			const item = withValueAt(blanks, path, `${before}click_1`);
			expect(detectClickId(item, NAMES)).toEqual({ clickId: 'click_1', source, path });
		}
	});

	it.each(['cookie', 'Cookie', 'COOKIE'])('reads the header %s', (name) => {
		const item = { headers: { [name]: 'refp_id=click_1' } };
		expect(detectClickId(item, NAMES)).toEqual({
			clickId: 'click_1',
			source: 'cookie',
			path: 'headers.cookie',
		});
	});

	it('uses Cookie Name and URL Parameter Name', () => {
		const names = { cookie: 'partner', parameter: 'via' };
		const item = { headers: { cookie: 'refp_id=x; via=y' }, query: { refp_id: 'x', partner: 'y' } };
		expect(detectClickId(item, names)).toBeUndefined();
		expect(detectClickId({ ...item, cookies: { partner: 'click_1' } }, names)).toEqual({
			clickId: 'click_1',
			source: 'cookie',
			path: 'cookies.partner',
		});
		expect(detectClickId({ ...item, page: '/?refp_id=x&via=click_2' }, names)).toEqual({
			clickId: 'click_2',
			source: 'landingPageUrl',
			path: 'page',
		});
	});

	const inherited = Object.create({ refp_id: 'x', cookie: 'refp_id=x', clickId: 'x' }) as Item;
	const ownProto = JSON.parse('{"__proto__":{"refp_id":"x","query":{"refp_id":"x"}}}') as Item;

	it.each([
		{ name: 'an empty item', item: {} },
		{ name: 'other data', item: { id: 7, body: { email: 'ada@x.example', page: '/?a=b' } } },
		{
			name: 'empty fields',
			item: { refp_id: null, clickId: '', query: { refp_id: ' ' }, body: null },
		},
		{
			name: 'lists instead of objects',
			item: { query: ['refp_id'], body: ['/?refp_id=x'] },
		},
		{ name: 'objects instead of click IDs', item: { refp_id: {}, body: { clickId: { id: 'x' } } } },
		{ name: 'inherited keys', item: inherited },
		{ name: 'inherited keys of a nested object', item: { headers: inherited, query: inherited } },
		{ name: 'an own key __proto__', item: ownProto },
		{ name: 'an own key __proto__ of a nested object', item: { query: ownProto, body: ownProto } },
	])('finds nothing in $name', ({ item }) => {
		expect(detectClickId(item, NAMES)).toBeUndefined();
	});

	it('never fails, even with unusual items', () => {
		const known = PLACES.flatMap(({ path }) => path.split('.')).concat('__proto__', 'toString');
		const key = fc.oneof(fc.constantFrom(...known), fc.string());
		const item = fc.oneof(
			fc.object({ key, withNullPrototype: true, withDate: true }),
			fc.dictionary(key, fc.jsonValue()),
		);
		fc.assert(
			fc.property(item, (value) => {
				expect(() => detectClickId(value as Item, NAMES)).not.toThrow();
			}),
		);
	});
});
