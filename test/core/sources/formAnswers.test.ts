import { emailIn, nameIn } from '../../../nodes/Refport/core/sources/formAnswers';

describe('the e-mail address in a form', () => {
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
	])('is read from the answer to "%s"', (label) => {
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
	])('is not read from the answer to "%s"', (label) => {
		expect(emailIn([[label, 'grace@example.com']])).toBeUndefined();
	});

	it('is the first one that is answered', () => {
		const answers = [
			['Email', null],
			['Work email', 'ada@example.com'],
			['E-mail address', 'grace@example.com'],
		] as const;
		expect(emailIn(answers)).toBe('ada@example.com');
	});
});

describe('the name in a form', () => {
	it.each([
		{ answers: { Name: 'Ada Lovelace' } },
		{ answers: { 'Your full name': 'Ada Lovelace' } },
		{ answers: { 'First Name': 'Ada', 'Last Name': 'Lovelace' } },
		{ answers: { last_name: 'Lovelace', first_name: 'Ada' } },
		{ answers: { Vorname: 'Ada', Nachname: 'Lovelace' } },
		{ answers: { Name: null, firstName: 'Ada', lastName: 'Lovelace' } },
	])('is combined from $answers', ({ answers }) => {
		expect(nameIn(Object.entries(answers))).toBe('Ada Lovelace');
	});

	it.each(['Company name', 'Name of your company', 'Username', "Friend's name", 'Plan name'])(
		'is not read from the answer to "%s"',
		(label) => {
			expect(nameIn([[label, 'Acme']])).toBeUndefined();
		},
	);
});
