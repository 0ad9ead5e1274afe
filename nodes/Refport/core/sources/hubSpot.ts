import { clickIdIn, customerIdIn, fullName } from './identifiers';
import { at, isRecord, isText, plain, recordAt } from './paths';
import { counts, labelOf, otherEvent, invalid } from './reading';
import type { EventJson, LeadFields, Reading, Source } from './source';

/** Contact > Get returns `{email: {value}}` (API v1), Contact > Search `{email: "…"}` (v3). */
const propertiesOf = (contact: EventJson): EventJson =>
	Object.fromEntries(
		Object.entries(recordAt(contact, 'properties')).map(([name, property]) => [
			name,
			isRecord(property) ? at(property, 'value') : property,
		]),
	);

/** Deals and companies also have `id` and `properties`, but none of these three properties. */
const isContact = (event: EventJson): boolean =>
	isRecord(at(event, 'properties')) &&
	(plain(at(event, 'vid')) !== undefined ||
		(plain(at(event, 'id')) !== undefined &&
			['email', 'firstname', 'lastname'].some((name) =>
				Object.hasOwn(recordAt(event, 'properties'), name),
			)));

/**
 * A webhook of a HubSpot app, from a Webhook node or the HubSpot Trigger. The trigger renames
 * `objectId`.
 */
const isWebhook = (event: EventJson): boolean =>
	isText(at(event, 'subscriptionType')) && plain(at(event, 'portalId')) !== undefined;

/** `0-1` is HubSpot's type ID for contacts. */
const isNewContact = (event: EventJson): boolean => {
	const type = at(event, 'subscriptionType');
	return (
		type === 'contact.creation' ||
		(type === 'object.creation' && at(event, 'objectTypeId') === '0-1')
	);
};

/** HubSpot sends a list of events, and the Webhook node outputs that list. */
const webhooksOf = (event: EventJson): EventJson[] => {
	const all: unknown[] = Array.isArray(event) ? event : [event];
	return all.filter(isRecord).filter(isWebhook);
};

function readContact(contact: EventJson): Reading<LeadFields> {
	const label = labelOf(null, at(contact, 'vid') ?? at(contact, 'id'));
	/** Contact > Create or Update says whether the contact is new. */
	if (at(contact, 'isNew') === false) return otherEvent(label);
	const properties = propertiesOf(contact);
	const email = plain(at(properties, 'email'));
	return counts(label, {
		clickId: clickIdIn(properties),
		customerExternalId: customerIdIn([properties], label.id, email),
		customerEmail: email,
		customerName: fullName(at(properties, 'firstname'), at(properties, 'lastname')),
	});
}

export const hubSpot: Source<LeadFields> = {
	value: 'hubSpot',
	name: 'HubSpot Contact',
	description:
		'Get the contact with a HubSpot node first, with the click ID in a contact property named refp_id',
	notice:
		'Reads the ID, e-mail and name of HubSpot contacts, and skips contacts that an upsert only updated.',
	recognizes: (event) => isContact(event) || webhooksOf(event).length > 0,
	read: (event) => {
		if (isContact(event)) return readContact(event);
		const webhooks = webhooksOf(event);
		const [first] = webhooks;
		if (first === undefined) {
			return invalid('is not a HubSpot contact: it has no contact ID or no "properties"');
		}
		return webhooks.some(isNewContact)
			? invalid(
					"contains only the contact's ID: get the contact with a HubSpot node (Contact > Get) before this node",
				)
			: otherEvent(labelOf(at(first, 'subscriptionType'), at(first, 'eventId')));
	},
};
