import { amountReader, shareOf, without } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, firstText, isRecord, recordAt, recordsAt, textAt } from './paths';
import { type About, about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource } from './source';

const PAID_SESSION = ['checkout.session.completed', 'checkout.session.async_payment_succeeded'];
const NOT_PAID = [
	'checkout.session.async_payment_failed',
	'checkout.session.expired',
	'invoice.payment_failed',
];
const REFUND = /^(charge\.refund|charge\.dispute|refund\.)/;

/** Clerk's events also have `object: "event"`, but text in `data.object`. */
const recognizes = (event: EventJson): boolean =>
	at(event, 'object') === 'event' &&
	textAt(event, 'type') !== undefined &&
	isRecord(at(event, 'data', 'object'));

function readSession(known: About, session: EventJson) {
	const currency = at(session, 'currency');
	const amount = amountReader('smallest', currency);
	const total = amount(at(session, 'amount_total'));
	const mode = at(session, 'mode');
	if (mode === 'setup' || total === 0) return skipped(known, 'zero_amount');
	if (at(session, 'payment_status') !== 'paid') return skipped(known, 'not_paid');
	const tax = amount(at(session, 'total_details', 'amount_tax') ?? 0);
	const shipping = amount(at(session, 'total_details', 'amount_shipping') ?? 0);
	const metadata = at(session, 'metadata');
	const customer = recordAt(session, 'customer_details');
	const customerEmail = firstText(at(customer, 'email'), at(session, 'customer_email'));
	return saleReading(known, {
		clickId: clickIdIn(metadata),
		customerExternalId: customerIdIn(
			[metadata],
			at(session, 'client_reference_id'),
			at(session, 'customer'),
			customerEmail,
		),
		customerEmail,
		customerName: textAt(customer, 'name'),
		total,
		net: without(total, tax, shipping),
		amountField: 'amount_total',
		currency,
		/**
		 * With the session ID, the first payment of a subscription would count twice: invoice.paid
		 * reports it, too.
		 */
		invoiceId:
			textAt(session, 'invoice') ?? (mode === 'payment' ? textAt(session, 'id') : undefined),
	});
}

function readInvoice(known: About, invoice: EventJson) {
	const currency = at(invoice, 'currency');
	const amount = amountReader('smallest', currency);
	const paid = amount(at(invoice, 'amount_paid'));
	if (at(invoice, 'status') !== 'paid') return skipped(known, 'not_paid');
	const total = amount(at(invoice, 'total'));
	const untaxed = amount(at(invoice, 'total_excluding_tax') ?? at(invoice, 'total'));
	const shipping = amount(at(invoice, 'amount_shipping') ?? 0);
	/** Since API version 2025-03-31, the subscription's metadata is in `parent`. */
	const places = [
		at(invoice, 'parent', 'subscription_details', 'metadata'),
		at(invoice, 'subscription_details', 'metadata'),
		...recordsAt(invoice, 'lines', 'data').map((line) => at(line, 'metadata')),
		at(invoice, 'metadata'),
	];
	const customerEmail = textAt(invoice, 'customer_email');
	return saleReading(known, {
		clickId: clickIdIn(...places),
		customerExternalId: customerIdIn(places, at(invoice, 'customer'), customerEmail),
		customerEmail,
		customerName: textAt(invoice, 'customer_name'),
		total: paid,
		net: shareOf(paid, without(untaxed, shipping), total),
		amountField: 'amount_paid',
		currency,
		invoiceId: textAt(invoice, 'id'),
	});
}

export const stripe: SaleSource = {
	value: 'stripe',
	name: 'Stripe',
	description:
		'Send invoice.paid, checkout.session.completed and checkout.session.async_payment_succeeded, with the click ID as refportClickId in the metadata of session and subscription',
	notice:
		'Reads paid checkout sessions and invoices, counts a payment once even if it arrives as both, and skips everything else, such as free trials and refunds.',
	paymentProcessor: 'stripe',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Stripe event: "object", "type" or "data.object" is missing');
		}
		const type = textAt(event, 'type') ?? '';
		const object = recordAt(event, 'data', 'object');
		const livemode = at(event, 'livemode') ?? at(object, 'livemode');
		const known = about(type, at(event, 'id'), livemode === false);
		if (PAID_SESSION.includes(type)) return readSession(known, object);
		if (type === 'invoice.paid') return readInvoice(known, object);
		if (NOT_PAID.includes(type)) return skipped(known, 'not_paid');
		return skipped(known, REFUND.test(type) ? 'refund' : 'other_event');
	},
};
