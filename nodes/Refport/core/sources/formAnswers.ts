import { fullName } from './identifiers';
import { plain } from './paths';

/** One answer of a form, with the name, label or question of its field. */
export type Answer = readonly [label: string, value: unknown];

/** With these words, "email" and "name" still refer to the person who fills in the form. */
const FILLERS = new Set(
	'address adresse contact customer enter is my please s the votre ihre what work your'.split(' '),
);

const EMAIL = ['email', 'mail', 'businessemail', 'companyemail', 'useremail'];
const NAME = ['name', 'fullname'];
const FIRST_NAME = ['firstname', 'givenname', 'vorname', 'prénom'];
const LAST_NAME = ['lastname', 'familyname', 'surname', 'nachname'];

/**
 * "What's your e-mail address?" and "Email" have the same meaning, "Friend's email" has another.
 */
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

/** Reads only fields with a matching label, because a form can also ask about other people. */
export const emailIn = (answers: readonly Answer[]) => answerTo(answers, EMAIL);

export const nameIn = (answers: readonly Answer[]): string | undefined =>
	fullName(answerTo(answers, NAME)) ??
	fullName(answerTo(answers, FIRST_NAME), answerTo(answers, LAST_NAME));
