import { optionalMetadata } from '../../nodes/Refport/core/events/fieldSchemas';

const read = (value: unknown): unknown => {
	const parsed = optionalMetadata('Metadata').safeParse(value);
	return parsed.success
		? { sends: parsed.data }
		: parsed.error.issues.map(({ message }) => message);
};

describe('optionalMetadata', () => {
	it('sends an object as it is and leaves out an empty one', () => {
		const metadata = { plan: 'pro', seats: [1, { since: new Date(0) }], note: null };
		expect(read(metadata)).toEqual({ sends: metadata });
		expect(read({})).toEqual({ sends: undefined });
	});

	it.each([
		{ value: '{"plan":"pro"}', kind: 'text' },
		{ value: ['pro'], kind: 'a list' },
		{ value: 7, kind: 'a number' },
		{ value: true, kind: 'true or false' },
		{ value: new Date(0), kind: 'a date' },
	])('refuses $kind', ({ value, kind }) => {
		const problem = `Metadata must be a plain object of names and values, but is ${kind}`;
		expect(read(value)).toEqual([problem]);
	});

	it('names the part that JSON cannot hold', () => {
		const problem = 'Metadata holds what JSON cannot: "plan.seats" is a BigInt';
		expect(read({ plan: { seats: 7n } })).toEqual([problem]);
	});
});
