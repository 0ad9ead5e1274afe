import { clickIdIn, customerIdIn, fullName } from './identifiers';
import { at, isRecord, isText, plain, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

/**
 * Auth0 sends CloudEvents. auth0.com/docs/customize/events/event-types shows `user.created` with
 * and without the prefix `com.auth0.`.
 */
const recognizes = (event: EventJson): boolean => {
	const type = at(event, 'type');
	const source = at(event, 'source');
	if (!isText(type) || !isRecord(at(event, 'data'))) return false;
	return (
		isText(at(event, 'a0stream')) ||
		(isText(source) && source.startsWith('urn:auth0:')) ||
		(/^(com\.auth0\.)?user\./.test(type) && isText(at(event, 'data', 'object', 'user_id')))
	);
};

/** Auth0 uses the e-mail address as the name of users without a name. */
const nameOf = (user: EventJson) => {
	const name = plain(at(user, 'name'));
	const given = fullName(at(user, 'given_name'), at(user, 'family_name'));
	return name === undefined || name === plain(at(user, 'email')) ? given : name;
};

export const auth0: Source<LeadFields> = {
	value: 'auth0',
	name: 'Auth0',
	description:
		'Send user.created from an Auth0 event stream, with the click ID as refp_id in user_metadata',
	notice:
		'Reads the ID, e-mail, name and picture of new Auth0 users, and skips test events and all other events.',
	recognizes,
	read: (event) => {
		if (!recognizes(event))
			return invalid('is not from an Auth0 event stream: it has no Auth0 user');
		const user = recordAt(event, 'data', 'object');
		const label = labelOf(at(event, 'type'), at(event, 'id') ?? at(user, 'user_id'));
		/**
		 * Auth0's SDK: "This field will typically appear only in special cases such as sending a test
		 * event."
		 */
		const isTest = at(event, 'a0purpose') === 'test';
		if (!/^(com\.auth0\.)?user\.created$/.test(label.name ?? '')) return otherEvent(label, isTest);
		if (!isRecord(at(event, 'data', 'object'))) {
			return invalid('has no user: data.object is missing');
		}
		const metadata = at(user, 'user_metadata');
		const email = plain(at(user, 'email'));
		return counts(
			label,
			{
				clickId: clickIdIn(metadata),
				customerExternalId: customerIdIn([metadata], at(user, 'user_id'), email),
				customerEmail: email,
				customerName: nameOf(user),
				customerAvatar: plain(at(user, 'picture')),
			},
			isTest,
		);
	},
};
