import fc from 'fast-check';
import { jsonProblem } from '../../nodes/Refport/core/values/jsonValue';

const nested = (levels: number, innermost: unknown = {}): unknown =>
	levels === 0 ? innermost : { a: nested(levels - 1, innermost) };

const INVALID = [
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

const VALID = [
	{ name: 'null', value: { note: null } },
	{ name: 'undefined, which JSON omits', value: { note: undefined } },
	{ name: 'a date', value: { at: new Date(0) } },
	{ name: 'nested lists', value: { rows: [[1, [2, []]], []] } },
	{ name: 'false, zero and empty text', value: { a: false, b: 0, c: '' } },
	{ name: 'an object without prototype', value: Object.setPrototypeOf({ a: 1 }, null) as unknown },
	{
		name: 'a BigInt that toJSON replaces with text',
		value: { price: { total: 7n, toJSON: () => '7' } },
	},
	{ name: 'a field called toJSON that is text', value: { toJSON: 'text' } },
];

describe('metadata', () => {
	it.each(INVALID)('is invalid because $problem', ({ value, problem }) => {
		expect(jsonProblem(value)).toBe(problem);
	});

	it.each(VALID)('may contain $name', ({ value }) => {
		expect(jsonProblem(value)).toBeUndefined();
	});

	it('is reported with the first of several invalid values', () => {
		expect(jsonProblem({ a: 1, b: 7n, c: Number.NaN })).toBe('"b" is a BigInt');
	});

	it('is invalid if an object contains itself', () => {
		const direct: Record<string, unknown> = {};
		direct.self = direct;
		const list: unknown[] = [];
		list.push({ back: list });
		expect(jsonProblem(direct)).toBe('"self" contains itself');
		expect(jsonProblem({ list })).toBe('"list.0.back" contains itself');
	});

	it('may contain the same object more than once', () => {
		const address = { city: 'Turin' };
		expect(jsonProblem({ home: address, work: address, all: [address, address] })).toBeUndefined();
	});

	it('may have up to 100 levels', () => {
		expect(jsonProblem(nested(100))).toBeUndefined();
		expect(jsonProblem(nested(101))).toBe('it is nested more than 100 levels deep');
	});

	it('is invalid with 200,000 levels, without overflowing the stack', () => {
		let deep: unknown = [];
		for (let level = 0; level < 200_000; level += 1) deep = [deep];
		expect(jsonProblem({ deep })).toBe('it is nested more than 100 levels deep');
	});

	it('may contain any JSON value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(jsonProblem(value)).toBeUndefined();
			}),
		);
	});

	it('is invalid with a BigInt at any depth', () => {
		const key = fc.stringMatching(/^[a-z]{1,5}$/);
		fc.assert(
			fc.property(fc.array(key, { minLength: 1, maxLength: 20 }), fc.jsonValue(), (path, other) => {
				const value = path.reduceRight<unknown>((inner, name) => ({ 0: other, [name]: inner }), 7n);
				expect(jsonProblem(value)).toBe(`"${path.join('.')}" is a BigInt`);
			}),
		);
	});
});

it('calls toJSON once per object, and reports an object whose toJSON throws', () => {
	class Endless {
		toJSON(): unknown {
			return new Endless();
		}
	}
	expect(jsonProblem({ a: new Endless() })).toBeUndefined();
	const broken = {
		toJSON(): unknown {
			throw new TypeError('secret');
		},
	};
	expect(jsonProblem({ a: broken })).toBe('a part of it cannot be read');
});

it('checks a shared object once, so validation stays fast', () => {
	let shared: unknown[] = [];
	for (let level = 0; level < 60; level += 1) shared = [shared, shared];
	expect(jsonProblem({ shared })).toBeUndefined();
});
