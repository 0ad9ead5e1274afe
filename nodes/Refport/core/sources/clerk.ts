import { clickIdIn, customerIdIn, fullName } from './identifiers';
import { at, isText, listAt, plain, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Source } from './source';

/** Stripe's events also have `object: "event"`, but an object in `data.object`. */
const recognizes = (event: EventJson): boolean =>
	at(event, 'object') === 'event' &&
	isText(at(event, 'type')) &&
	isText(at(event, 'data', 'object'));

const emailOf = (user: EventJson) => {
	const addresses = listAt(user, 'email_addresses');
	const primary = at(user, 'primary_email_address_id');
	const address = addresses.find((one) => at(one, 'id') === primary) ?? addresses[0];
	return plain(at(address, 'email_address'));
};

/**
 * Clerk reserves these addresses: clerk.com/docs/guides/development/testing/test-emails-and-phones
 */
const isTestAddress = (email: unknown) => isText(email) && /\+clerk_test[^@]*@/.test(email);

export const clerk: Source<LeadFields> = {
	value: 'clerk',
	name: 'Clerk',
	description: "Send Clerk's user.created webhook, with the click ID as refp_id in unsafeMetadata",
	notice:
		'Reads the ID, e-mail, name and picture of new Clerk users, and skips test users and all other events.',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Clerk webhook: "type", "object" or "data" is missing');
		}
		const user = recordAt(event, 'data');
		const email = emailOf(user);
		/** Clerk's event ID is in the header svix-id, so the output shows the user ID. */
		const label = labelOf(at(event, 'type'), at(user, 'id'));
		const isTest = isTestAddress(email);
		if (label.name !== 'user.created') return otherEvent(label, isTest);
		/** Public metadata comes first, because only the site's server can write it. */
		const places = [at(user, 'public_metadata'), at(user, 'unsafe_metadata')];
		return counts(
			label,
			{
				clickId: clickIdIn(...places),
				customerExternalId: customerIdIn(places, at(user, 'external_id'), at(user, 'id'), email),
				customerEmail: email,
				customerName: fullName(at(user, 'first_name'), at(user, 'last_name')),
				customerAvatar: plain(at(user, 'image_url')),
			},
			isTest,
		);
	},
};
