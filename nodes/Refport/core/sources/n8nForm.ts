import { type Answer, emailIn, nameIn } from './formAnswers';
import { clickIdIn, customerIdIn, emailAsId } from './identifiers';
import { at, isText } from './paths';
import { counts, labelOf, unfit } from './reading';
import type { EventJson, LeadFields, Source } from './source';

/** The form's own fields are named by the user; these two are n8n's. */
const recognizes = (event: EventJson): boolean =>
	isText(at(event, 'submittedAt')) &&
	(at(event, 'formMode') === 'production' || at(event, 'formMode') === 'test');

/** n8n spells its own name in lower case, while its linter wants a literal in title case. */
const NAME = 'n8n Form';

export const n8nForm: Source<LeadFields> = {
	value: 'n8nForm',
	name: NAME,
	description:
		'Connect an n8n Form Trigger, with the click ID in a hidden field or query parameter named refp_id',
	notice:
		'Reads the click ID from the hidden field refp_id and the fields for e-mail and name, and skips submissions from the test form.',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return unfit('is not from an n8n Form Trigger: "submittedAt" or "formMode" is missing');
		}
		const answers: Answer[] = Object.entries(event);
		/** A hidden field is filled from the query parameter of its name; without one, only the query has it. */
		const places = [event, at(event, 'formQueryParameters')];
		const email = emailIn(answers);
		return counts(
			labelOf(null, null),
			{
				clickId: clickIdIn(...places),
				customerExternalId: customerIdIn(places, emailAsId(email)),
				customerEmail: email,
				customerName: nameIn(answers),
			},
			at(event, 'formMode') === 'test',
		);
	},
};
