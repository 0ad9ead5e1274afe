import { optionalMetadata } from '../../nodes/Refport/core/events/fieldSchemas';

const resultOf = (value: unknown): unknown => {
	const parsed = optionalMetadata('Metadata').safeParse(value);
	return parsed.success
		? { sends: parsed.data }
		: parsed.error.issues.map(({ message }) => message);
};

describe('metadata', () => {
	it('is sent unchanged, and omitted if it is empty', () => {
		const metadata = { plan: 'pro', seats: [1, { since: new Date(0) }], note: null };
		expect(resultOf(metadata)).toEqual({ sends: metadata });
		expect(resultOf({})).toEqual({ sends: undefined });
	});

	it.each([
		{ value: '{"plan":"pro"}', kind: 'text' },
		{ value: ['pro'], kind: 'a list' },
		{ value: 7, kind: 'a number' },
		{ value: true, kind: 'true or false' },
		{ value: new Date(0), kind: 'a date' },
	])('is rejected if it is $kind', ({ value, kind }) => {
		const problem = `Metadata must be a plain object of names and values, but is ${kind}`;
		expect(resultOf(value)).toEqual([problem]);
	});

	it('is rejected with the path of a value that JSON does not support', () => {
		const problem =
			'Metadata contains a value that JSON cannot represent: "plan.seats" is a BigInt';
		expect(resultOf({ plan: { seats: 7n } })).toEqual([problem]);
	});
});
