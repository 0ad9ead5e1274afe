import { z } from 'zod';
import { optionalEmail, requiredText } from '../../nodes/Refport/core/events/fieldSchemas';
import { parseFields } from '../../nodes/Refport/core/values/parse';
import { inputFailure } from '../../nodes/Refport/core/result';

const schema = z.object({ id: requiredText('ID'), email: optionalEmail('E-mail') });

const rejection = (message: string, field: string) => ({
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

describe('the fields of an item', () => {
	it('are parsed without unknown and empty ones', () => {
		expect(parseFields(schema, { id: 7, email: ' ', other: 1 })).toEqual({
			ok: true,
			value: { id: '7' },
		});
	});

	it('are rejected with the name of the invalid field', () => {
		expect(parseFields(schema, { id: 7, email: 'ada' })).toEqual(rejection(WRONG_EMAIL, 'email'));
	});

	it('are rejected with all problems and the name of the first invalid field', () => {
		const message = `ID is empty: enter a value or check the expression; ${WRONG_EMAIL}`;
		expect(parseFields(schema, { email: 'ada' })).toEqual(rejection(message, 'id'));
	});

	it('are rejected if they are valid but a parameter could not be read', () => {
		const known = inputFailure('INVALID_INPUT', 'Metadata is not valid JSON', 'metadata');
		const rejected = rejection('Metadata is not valid JSON', 'metadata');
		expect(parseFields(schema, { id: 7 }, [known])).toEqual(rejected);
	});

	it('are rejected with parameter problems after their own', () => {
		const known = [
			inputFailure('INVALID_INPUT', 'Metadata is not valid JSON', 'metadata'),
			inputFailure('PARAMETER_ERROR', 'Name cannot be read', 'name'),
		];
		const message =
			'ID is empty: enter a value or check the expression; Metadata is not valid JSON; Name cannot be read';
		expect(parseFields(schema, {}, known)).toEqual(rejection(message, 'id'));
	});
});
