import { type Answer, nameIn } from './formAnswers';
import { clickIdIn, customerIdIn, emailAsId } from './identifiers';
import { at, firstPlain, isRecord, isText, listAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

const recognizes = (event: EventJson): boolean =>
	isText(at(event, 'eventId')) && isText(at(event, 'eventType')) && isRecord(at(event, 'data'));

/** Returns the answers to fields of a type. Their keys are opaque, so labels identify them. */
const answersOf = (event: EventJson, type: string): Answer[] =>
	listAt(event, 'data', 'fields').flatMap((field): Answer[] => {
		const label = at(field, 'label');
		return at(field, 'type') === type && isText(label) ? [[label, at(field, 'value')]] : [];
	});

export const tally: Source<LeadFields> = {
	value: 'tally',
	name: 'Tally',
	description: "Send Tally's webhook, with the click ID in a hidden field named refp_id",
	notice:
		'Reads the e-mail field and a text field labeled "name" from each response, and skips all other Tally events.',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Tally webhook: "eventId", "eventType" or "data" is missing');
		}
		const label = labelOf(at(event, 'eventType'), at(event, 'eventId'));
		if (label.name !== 'FORM_RESPONSE') return otherEvent(label);
		if (!Array.isArray(at(event, 'data', 'fields'))) {
			return invalid('has no form fields: data.fields is missing');
		}
		const hidden = Object.fromEntries(answersOf(event, 'HIDDEN_FIELDS'));
		const email = firstPlain(...answersOf(event, 'INPUT_EMAIL').map(([, value]) => value));
		return counts(label, {
			clickId: clickIdIn(hidden),
			customerExternalId: customerIdIn(
				[hidden],
				emailAsId(email),
				at(event, 'data', 'responseId'),
				at(event, 'data', 'submissionId'),
			),
			customerEmail: email,
			customerName: nameIn(answersOf(event, 'INPUT_TEXT')),
		});
	},
};
