import { amountReader, without } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, isRecord, recordAt, textAt } from './paths';
import { type About, about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource } from './source';

const TEST_MODES = ['test', 'sandbox', 'local'];

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'eventType') !== undefined && isRecord(at(event, 'object'));

/** The payment is an order in checkout.completed and a transaction in subscription.paid. */
function readPayment(
	known: About,
	object: EventJson,
	payment: EventJson,
	invoiceId: string | undefined,
) {
	const currency = at(payment, 'currency');
	const amount = amountReader('smallest', currency);
	/** `amount` can exclude tax, but events from 2024 have only this field. */
	const total = amount(at(payment, 'amount_paid') ?? at(payment, 'amount'));
	const places = [at(object, 'metadata'), at(object, 'subscription', 'metadata')];
	const customer = recordAt(object, 'customer');
	const customerEmail = textAt(customer, 'email');
	return saleReading(known, {
		clickId: clickIdIn(...places),
		customerExternalId: customerIdIn(places, at(customer, 'id'), customerEmail),
		customerEmail,
		customerName: textAt(customer, 'name'),
		total,
		net: without(total, amount(at(payment, 'tax_amount') ?? 0)),
		amountField: 'amount_paid',
		currency,
		invoiceId,
	});
}

function readCheckout(known: About, checkout: EventJson) {
	const order = recordAt(checkout, 'order');
	if (at(order, 'status') !== 'paid') return skipped(known, 'not_paid');
	if (at(checkout, 'subscription', 'status') === 'trialing') return skipped(known, 'zero_amount');
	/** subscription.paid reports the same payment under the ID of its transaction. */
	const transaction = textAt(order, 'transaction');
	const isOneTime = at(order, 'type') === 'onetime';
	if (transaction === undefined && !isOneTime) return skipped(known, 'other_event');
	return readPayment(known, checkout, order, transaction ?? textAt(order, 'id'));
}

function readSubscription(known: About, subscription: EventJson) {
	const transaction = recordAt(subscription, 'last_transaction');
	const status = textAt(transaction, 'status') ?? 'paid';
	if (/refund|chargeback/.test(status)) return skipped(known, 'refund');
	if (status !== 'paid') return skipped(known, 'not_paid');
	const invoiceId = textAt(transaction, 'id') ?? textAt(subscription, 'last_transaction_id');
	return readPayment(known, subscription, transaction, invoiceId);
}

export const creem: SaleSource = {
	value: 'creem',
	name: 'Creem',
	description:
		"Send checkout.completed and subscription.paid, with the click ID as refp_id in the checkout's metadata",
	notice:
		'Reads paid checkouts and subscription payments, each under its transaction ID, and skips trials, refunds, disputes and all other events.',
	paymentProcessor: 'custom',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Creem event: "eventType" or "object" is missing');
		}
		const type = textAt(event, 'eventType') ?? '';
		const object = recordAt(event, 'object');
		const isTest = TEST_MODES.includes(textAt(object, 'mode') ?? '');
		const known = about(type, at(event, 'id'), isTest);
		if (/^(refund|dispute)\./.test(type)) return skipped(known, 'refund');
		if (type === 'checkout.completed') return readCheckout(known, object);
		if (type === 'subscription.paid') return readSubscription(known, object);
		return skipped(known, 'other_event');
	},
};
