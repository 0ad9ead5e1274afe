import { type Answer, nameIn } from './formAnswers';
import { clickIdIn, customerIdIn, emailAsId } from './identifiers';
import { at, firstPlain, isRecord, isText, listAt, plain } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

const recognizes = (event: EventJson): boolean =>
	isText(at(event, 'event_type')) && isRecord(at(event, 'form_response'));

interface TypedAnswer {
	type: unknown;
	answer: Answer;
}

/** Answers are a list, or `{title: value}` with Simplify Answers on in the Typeform Trigger. */
function answersOf(event: EventJson): TypedAnswer[] {
	const fields = listAt(event, 'form_response', 'definition', 'fields');
	const answers = at(event, 'form_response', 'answers');
	if (Array.isArray(answers)) {
		return answers.map((one: unknown) => {
			const field = fields.find((other) => at(other, 'id') === at(one, 'field', 'id'));
			const title = String(plain(at(field, 'title')) ?? '');
			return {
				type: at(one, 'field', 'type'),
				answer: [title, at(one, String(plain(at(one, 'type'))))],
			};
		});
	}
	return fields.map((field) => {
		const title = String(plain(at(field, 'title')) ?? '');
		/** The trigger replaces `{{…}}` in a title with `[…]`. */
		const key = title.replaceAll('{{', '[').replaceAll('}}', ']');
		return { type: at(field, 'type'), answer: [title, at(answers, key)] };
	});
}

const BECAUSE = 'because it removes the hidden field with the click ID';

/**
 * Names the problem of an event that is not recognized. With Only Answers on, the Typeform Trigger
 * outputs `{title: value}`. With Simplify Answers off, it outputs `{fieldId: answer}` or a list.
 */
function problemOf(event: EventJson): string {
	const values = Object.values(event);
	if (values.length > 0 && values.every((value) => isText(at(value, 'field', 'id')))) {
		return `contains only the answers of a Typeform response: turn off Only Answers in the Typeform Trigger, ${BECAUSE}`;
	}
	return values.length > 0 && !values.some(isRecord)
		? `is not a whole Typeform response: it has no "form_response". If it comes from the Typeform Trigger, turn off Only Answers there, ${BECAUSE}`
		: 'is not a Typeform response: "event_type" or "form_response" is missing';
}

export const typeform: Source<LeadFields> = {
	value: 'typeform',
	name: 'Typeform',
	description:
		'Connect a Typeform Trigger with Only Answers off, with the click ID in a hidden field named refp_id',
	notice:
		'Reads the answers to the e-mail question and to a question for the name, and skips partial responses.',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) return invalid(problemOf(event));
		const label = labelOf(at(event, 'event_type'), at(event, 'event_id'));
		if (label.name !== 'form_response') return otherEvent(label);
		const hidden = at(event, 'form_response', 'hidden');
		const answers = answersOf(event);
		const ofType = (wanted: string) =>
			answers.filter(({ type }) => type === wanted).map(({ answer }) => answer);
		const email = firstPlain(...ofType('email').map(([, value]) => value));
		return counts(label, {
			clickId: clickIdIn(hidden),
			customerExternalId: customerIdIn(
				[hidden],
				emailAsId(email),
				at(event, 'form_response', 'token'),
			),
			customerEmail: email,
			customerName: nameIn(ofType('short_text')),
		});
	},
};
