import { type Answer, emailIn, nameIn } from './formAnswers';
import { clickIdIn, customerIdIn, emailAsId } from './identifiers';
import { at, isText } from './paths';
import { counts, labelOf, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

/** n8n adds these two fields to those that the user defines. */
const recognizes = (event: EventJson): boolean =>
	isText(at(event, 'submittedAt')) &&
	(at(event, 'formMode') === 'production' || at(event, 'formMode') === 'test');

/** A constant, because n8n's linter rejects a literal that starts in lower case. */
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
			return invalid('is not from an n8n Form Trigger: "submittedAt" or "formMode" is missing');
		}
		const answers: Answer[] = Object.entries(event);
		/** Without a hidden field, the click ID is only in the query parameters. */
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
