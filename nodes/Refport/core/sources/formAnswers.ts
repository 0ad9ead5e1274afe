import { fullName } from './identifiers';
import { plain } from './paths';

/** One answer of a form, under its field's name, label or question. */
export type Answer = readonly [label: string, value: unknown];

/** Words around "email" or "name" that still mean the person who fills in the form. */
const FILLERS = new Set(
	'address adresse contact customer enter is my please s the votre ihre what work your'.split(' '),
);

const EMAIL = ['email', 'mail', 'businessemail', 'companyemail', 'useremail'];
const NAME = ['name', 'fullname'];
const FIRST_NAME = ['firstname', 'givenname', 'vorname', 'prénom'];
const LAST_NAME = ['lastname', 'familyname', 'surname', 'nachname'];

/** "What's your e-mail address?" and "Email" mean the same, "Friend's email" does not. */
const meaningOf = (label: string): string => {
	const text = label
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replace(/\be[-_ ]mail/g, 'email');
	const words = text.match(/\p{L}+/gu) ?? [];
	return words.filter((word) => !FILLERS.has(word)).join('');
};

const answerTo = (answers: readonly Answer[], meanings: readonly string[]) =>
	answers
		.filter(([label]) => meanings.includes(meaningOf(label)))
		.map(([, value]) => plain(value))
		.find((value) => value !== undefined);

/** Takes e-mail and name only from fields whose labels say so: a form can name other people, too. */
export const emailIn = (answers: readonly Answer[]) => answerTo(answers, EMAIL);

export const nameIn = (answers: readonly Answer[]): string | undefined =>
	fullName(answerTo(answers, NAME)) ??
	fullName(answerTo(answers, FIRST_NAME), answerTo(answers, LAST_NAME));
