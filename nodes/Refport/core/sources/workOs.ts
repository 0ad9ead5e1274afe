import { clickIdIn, customerIdIn, fullName } from './identifiers';
import { at, isRecord, isText, plain, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

/** `event` is the name of the event, e.g. "user.created". */
const recognizes = (event: EventJson): boolean => {
	const name = at(event, 'event');
	return (
		isText(name) &&
		name.includes('.') &&
		isText(at(event, 'id')) &&
		isText(at(event, 'created_at')) &&
		isRecord(at(event, 'data'))
	);
};

export const workOs: Source<LeadFields> = {
	value: 'workOs',
	name: 'WorkOS',
	description:
		"Send the WorkOS event user.created, with the click ID as refp_id in the user's metadata",
	notice:
		'Reads the ID, e-mail, name and picture of new WorkOS users, and skips all other WorkOS events.',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a WorkOS event: "event", "id", "created_at" or "data" is missing');
		}
		const label = labelOf(at(event, 'event'), at(event, 'id'));
		if (label.name !== 'user.created') return otherEvent(label);
		const user = recordAt(event, 'data');
		const metadata = at(user, 'metadata');
		const email = plain(at(user, 'email'));
		return counts(label, {
			clickId: clickIdIn(metadata),
			customerExternalId: customerIdIn([metadata], at(user, 'external_id'), at(user, 'id'), email),
			customerEmail: email,
			customerName: fullName(at(user, 'first_name'), at(user, 'last_name')),
			customerAvatar: plain(at(user, 'profile_picture_url')),
		});
	},
};
