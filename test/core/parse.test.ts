import { z } from 'zod';
import { optionalEmail, requiredText } from '../../nodes/Refport/core/events/fieldSchemas';
import { parseFields } from '../../nodes/Refport/core/values/parse';
import { inputFailure } from '../../nodes/Refport/core/result';

const schema = z.object({ id: requiredText('ID'), email: optionalEmail('E-mail') });

const refusal = (message: string, field: string) => ({
	ok: false,
	failure: {
		kind: 'input',
		code: 'INVALID_INPUT',
		message,
		field,
		retryable: false,
		mayBeRecorded: false,
	},
});

const WRONG_EMAIL = 'E-mail is not an e-mail address such as name@example.com';

describe('parseFields', () => {
	it('gives the parsed record without fields that the schema does not know', () => {
		expect(parseFields(schema, { id: 7, email: ' ', other: 1 })).toEqual({
			ok: true,
			value: { id: '7' },
		});
	});

	it('names the one field that is wrong', () => {
		expect(parseFields(schema, { id: 7, email: 'ada' })).toEqual(refusal(WRONG_EMAIL, 'email'));
	});

	it('tells all problems of the item and names the first field', () => {
		const message = `ID is empty. Enter a value or check the expression; ${WRONG_EMAIL}`;
		expect(parseFields(schema, { email: 'ada' })).toEqual(refusal(message, 'id'));
	});

	it('refuses a record without fault where a problem was known before', () => {
		const known = inputFailure('INVALID_INPUT', 'Metadata is not valid JSON', 'metadata');
		const refused = refusal('Metadata is not valid JSON', 'metadata');
		expect(parseFields(schema, { id: 7 }, [known])).toEqual(refused);
	});

	it('tells known problems after its own', () => {
		const known = [
			inputFailure('INVALID_INPUT', 'Metadata is not valid JSON', 'metadata'),
			inputFailure('PARAMETER_ERROR', 'Name cannot be read', 'name'),
		];
		const message =
			'ID is empty. Enter a value or check the expression; Metadata is not valid JSON; Name cannot be read';
		expect(parseFields(schema, {}, known)).toEqual(refusal(message, 'id'));
	});
});
