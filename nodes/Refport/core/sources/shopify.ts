import { amountReader, without } from './amounts';
import { clickIdIn, clickIdInUrl, customerIdIn, fullName, namedValues } from './identifiers';
import { at, firstText, recordAt, recordsAt, textAt } from './paths';
import { type About, about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource } from './source';

/** Shopify triggers do not output the event's name, but the ID of each object contains its type. */
const GLOBAL_ID = /^gid:\/\/shopify\/(\w+)\/(\d+)/;

const globalId = (object: EventJson) =>
	GLOBAL_ID.exec(textAt(object, 'admin_graphql_api_id') ?? '') ?? [];

/** Shopify's numeric IDs can exceed 2^53, where JSON.parse rounds them. The text form is exact. */
const idOf = (object: EventJson): string | undefined => globalId(object)[2] ?? textAt(object, 'id');

const recognizes = (event: EventJson): boolean => globalId(event)[1] !== undefined;

function readOrder(known: About, order: EventJson) {
	const status = textAt(order, 'financial_status') ?? '';
	if (/refunded$/.test(status)) return skipped(known, 'refund');
	if (status !== 'paid') return skipped(known, 'not_paid');
	const currency = at(order, 'currency');
	const amount = amountReader('major', currency);
	/** Edits before the payment change only the fields that start with `current_`. */
	const current = (name: string) => at(order, `current_${name}`) ?? at(order, name);
	const subtotal = amount(current('subtotal_price'));
	const tax = amount(current('total_tax') ?? 0);
	const attributes = namedValues(recordsAt(order, 'note_attributes'), 'name');
	const customer = recordAt(order, 'customer');
	const customerEmail = firstText(
		at(order, 'email'),
		at(order, 'contact_email'),
		at(customer, 'email'),
	);
	return saleReading(known, {
		clickId: clickIdIn(attributes) ?? clickIdInUrl(at(order, 'landing_site')),
		customerExternalId: customerIdIn([attributes], idOf(customer), customerEmail),
		customerEmail,
		customerName: fullName(at(customer, 'first_name'), at(customer, 'last_name')),
		total: amount(current('total_price')),
		net: at(order, 'taxes_included') === true ? without(subtotal, tax) : subtotal,
		amountField: 'total_price',
		currency,
		invoiceId: idOf(order),
	});
}

export const shopify: SaleSource = {
	value: 'shopify',
	name: 'Shopify',
	description: 'Send orders/paid, with the click ID as refp_id in a cart attribute',
	notice:
		"Reads paid orders, with amounts in the shop's currency, and skips everything else, such as unpaid, free and refunded orders.",
	paymentProcessor: 'shopify',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Shopify order: "admin_graphql_api_id" is missing');
		}
		const kind = globalId(event)[1];
		const known = about(undefined, idOf(event), at(event, 'test') === true);
		if (kind === 'Order') return readOrder(known, event);
		return skipped(known, kind === 'Refund' ? 'refund' : 'other_event');
	},
};
