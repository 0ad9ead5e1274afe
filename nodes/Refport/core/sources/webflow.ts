import { emailIn, nameIn } from './formAnswers';
import { clickIdIn, customerIdIn, emailAsId } from './identifiers';
import { at, isRecord, isText, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

const isVersion2 = (event: EventJson): boolean =>
	isText(at(event, 'triggerType')) && isRecord(at(event, 'payload'));

/**
 * A flat object, as in version 1 of Webflow's API:
 * developers.webflow.com/data/v1.0.0/reference/form_submission
 */
const isVersion1Form = (event: EventJson): boolean =>
	isText(at(event, 'site')) && isText(at(event, '_id')) && isRecord(at(event, 'data'));

export const webflow: Source<LeadFields> = {
	value: 'webflow',
	name: 'Webflow',
	description:
		'Connect a Webflow Trigger for form submissions, with the click ID in a hidden input named refp_id',
	notice:
		'Reads the fields named e-mail and name from each form submission, and skips all other Webflow events.',
	recognizes: (event) => isVersion2(event) || isVersion1Form(event),
	read: (event) => {
		if (!isVersion2(event) && !isVersion1Form(event)) {
			return invalid('is not a Webflow form submission: "triggerType" or "payload" is missing');
		}
		const submission = isVersion2(event) ? recordAt(event, 'payload') : event;
		const id = at(submission, isVersion2(event) ? 'id' : '_id');
		const label = labelOf(at(event, 'triggerType') ?? 'form_submission', id);
		if (label.name !== 'form_submission') return otherEvent(label);
		const data = recordAt(submission, 'data');
		if (!isRecord(at(submission, 'data'))) {
			return invalid('has no form fields: payload.data is missing');
		}
		const answers = Object.entries(data);
		const email = emailIn(answers);
		return counts(label, {
			clickId: clickIdIn(data),
			customerExternalId: customerIdIn([data], emailAsId(email), id),
			customerEmail: email,
			customerName: nameIn(answers),
		});
	},
};
