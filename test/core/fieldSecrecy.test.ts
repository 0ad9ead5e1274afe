import fc from 'fast-check';
import {
	optionalEmail,
	optionalHttpUrl,
	optionalMetadata,
	optionalText,
	requiredText,
} from '../../nodes/Refport/core/events/fieldSchemas';

const FIELDS = [
	requiredText('Name'),
	optionalText('Name'),
	optionalEmail('Name'),
	optionalHttpUrl('Name'),
	optionalMetadata('Name'),
];

const secret = fc.uuid().map((id) => `sk ${id}`);

describe('the error of an invalid field', () => {
	it('shows the label of the field, never its value', () => {
		fc.assert(
			fc.property(secret, (text) => {
				const values = [text, [text], { key: () => text }, { key: Symbol(text) }];
				const problems = FIELDS.flatMap((field) =>
					values.flatMap((value) => field.safeParse(value).error?.issues ?? []),
				).map(({ message }) => message);
				expect(problems).toHaveLength(18);
				expect(problems.filter((problem) => !problem.startsWith('Name '))).toEqual([]);
				expect(problems.filter((problem) => problem.includes(text.slice(3)))).toEqual([]);
			}),
		);
	});
});
