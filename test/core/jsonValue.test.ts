import fc from 'fast-check';
import { unfitForJson } from '../../nodes/Refport/core/values/jsonValue';

const nested = (levels: number, innermost: unknown = {}): unknown =>
	levels === 0 ? innermost : { a: nested(levels - 1, innermost) };

const UNFIT = [
	{ value: 7n, problem: 'the value is a BigInt' },
	{ value: { plan: { seats: 7n } }, problem: '"plan.seats" is a BigInt' },
	{ value: { tags: ['a', { deep: [7n] }] }, problem: '"tags.1.deep.0" is a BigInt' },
	{ value: { call: () => 1 }, problem: '"call" is a function' },
	{ value: { list: [Symbol('s')] }, problem: '"list.0" is a symbol' },
	{ value: { total: Number.NaN }, problem: '"total" is NaN' },
	{ value: { total: Infinity }, problem: '"total" is Infinity' },
	{ value: { total: -Infinity }, problem: '"total" is -Infinity' },
	{ value: { seen: new Map([['a', 1]]) }, problem: '"seen" is a Map' },
	{ value: { seen: new Set([1]) }, problem: '"seen" is a Set' },
	{ value: { at: new Date(Number.NaN) }, problem: '"at" is an invalid date' },
	{ value: { at: { toJSON: () => ({ total: 7n }) } }, problem: '"at.total" is a BigInt' },
];

const FIT = [
	{ name: 'null', value: { note: null } },
	{ name: 'undefined, which JSON leaves out', value: { note: undefined } },
	{ name: 'a date', value: { at: new Date(0) } },
	{ name: 'nested lists', value: { rows: [[1, [2, []]], []] } },
	{ name: 'false, zero and empty text', value: { a: false, b: 0, c: '' } },
	{ name: 'an object without prototype', value: Object.setPrototypeOf({ a: 1 }, null) as unknown },
	{ name: 'what toJSON makes fit', value: { price: { total: 7n, toJSON: () => '7' } } },
	{ name: 'a field called toJSON that is text', value: { toJSON: 'text' } },
];

describe('unfitForJson', () => {
	it.each(UNFIT)('says that $problem', ({ value, problem }) => {
		expect(unfitForJson(value)).toBe(problem);
	});

	it.each(FIT)('lets $name pass', ({ value }) => {
		expect(unfitForJson(value)).toBeUndefined();
	});

	it('names the first of several unfit parts', () => {
		expect(unfitForJson({ a: 1, b: 7n, c: Number.NaN })).toBe('"b" is a BigInt');
	});

	it('names where an object contains itself', () => {
		const direct: Record<string, unknown> = {};
		direct.self = direct;
		const list: unknown[] = [];
		list.push({ back: list });
		expect(unfitForJson(direct)).toBe('"self" contains itself');
		expect(unfitForJson({ list })).toBe('"list.0.back" contains itself');
	});

	it('lets one object used twice pass', () => {
		const address = { city: 'Turin' };
		expect(unfitForJson({ home: address, work: address, all: [address, address] })).toBeUndefined();
	});

	it('lets 100 levels pass and refuses more', () => {
		expect(unfitForJson(nested(100))).toBeUndefined();
		expect(unfitForJson(nested(101))).toBe('it is nested more than 100 levels deep');
	});

	it('refuses what would overflow the stack', () => {
		let deep: unknown = [];
		for (let level = 0; level < 200_000; level += 1) deep = [deep];
		expect(unfitForJson({ deep })).toBe('it is nested more than 100 levels deep');
	});

	it('lets everything pass that came from JSON', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(unfitForJson(value)).toBeUndefined();
			}),
		);
	});

	it('finds a BigInt wherever it hides', () => {
		const key = fc.stringMatching(/^[a-z]{1,5}$/);
		fc.assert(
			fc.property(fc.array(key, { minLength: 1, maxLength: 20 }), fc.jsonValue(), (path, other) => {
				const value = path.reduceRight<unknown>((inner, name) => ({ 0: other, [name]: inner }), 7n);
				expect(unfitForJson(value)).toBe(`"${path.join('.')}" is a BigInt`);
			}),
		);
	});
});

it('judges what its toJSON calls for, once, and survives one that throws', () => {
	class Endless {
		toJSON(): unknown {
			return new Endless();
		}
	}
	expect(unfitForJson({ a: new Endless() })).toBeUndefined();
	const broken = {
		toJSON(): unknown {
			throw new TypeError('secret');
		},
	};
	expect(unfitForJson({ a: broken })).toBe('a part of it cannot be read');
});

it('looks at a part once, however often it is shared', () => {
	let shared: unknown[] = [];
	for (let level = 0; level < 60; level += 1) shared = [shared, shared];
	expect(unfitForJson({ shared })).toBeUndefined();
});
