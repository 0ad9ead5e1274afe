import { emailIn, nameIn } from '../../../nodes/Refport/core/sources/formAnswers';

describe('emailIn', () => {
	it.each([
		'email',
		'Email',
		'E-Mail',
		'E-Mail-Adresse',
		'Adresse e-mail',
		'Your e-mail address',
		"What's your email?",
		'Please enter your email address',
		'work_email',
		'workEmail',
		'customerEmail',
		'Company email',
	])('takes the answer to "%s"', (label) => {
		expect(emailIn([[label, ' ada@example.com ']])).toBe('ada@example.com');
	});

	it.each([
		"Friend's email",
		'Email of the person who referred you',
		'Partner email',
		'Confirm email',
		'I agree to receive emails',
		'emailConsent',
		'Mailing address',
		'Notes',
	])('leaves the answer to "%s" alone', (label) => {
		expect(emailIn([[label, 'grace@example.com']])).toBeUndefined();
	});

	it('takes the first of several that has an answer', () => {
		const answers = [
			['Email', null],
			['Work email', 'ada@example.com'],
			['E-mail address', 'grace@example.com'],
		] as const;
		expect(emailIn(answers)).toBe('ada@example.com');
	});
});

describe('nameIn', () => {
	it.each([
		{ answers: { Name: 'Ada Lovelace' } },
		{ answers: { 'Your full name': 'Ada Lovelace' } },
		{ answers: { 'First Name': 'Ada', 'Last Name': 'Lovelace' } },
		{ answers: { last_name: 'Lovelace', first_name: 'Ada' } },
		{ answers: { Vorname: 'Ada', Nachname: 'Lovelace' } },
		{ answers: { Name: null, firstName: 'Ada', lastName: 'Lovelace' } },
	])('joins $answers', ({ answers }) => {
		expect(nameIn(Object.entries(answers))).toBe('Ada Lovelace');
	});

	it.each(['Company name', 'Name of your company', 'Username', "Friend's name", 'Plan name'])(
		'leaves the answer to "%s" alone',
		(label) => {
			expect(nameIn([[label, 'Acme']])).toBeUndefined();
		},
	);
});
