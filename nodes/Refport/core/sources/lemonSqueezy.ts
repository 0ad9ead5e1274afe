import { amountReader, currencyCode, without } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, isRecord, recordAt, textAt } from './paths';
import { about, saleReading, skipped, unfit } from './saleReading';
import type { EventJson, SaleSource } from './source';
import { digitsOf } from '../values/currencies';

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'meta', 'event_name') !== undefined && isRecord(at(event, 'data', 'attributes'));

export const lemonSqueezy: SaleSource = {
	value: 'lemonSqueezy',
	name: 'Lemon Squeezy',
	description:
		"Send order_created and subscription_payment_success, with the click ID as refp_id in the checkout's custom data",
	notice:
		'Reports paid orders and renewals, and skips the first invoice of a subscription, since its order counts, and free, refunded and all other events.',
	paymentProcessor: 'custom',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return unfit(
				'is not a Lemon Squeezy event: "meta.event_name" or "data.attributes" is missing',
			);
		}
		const name = textAt(event, 'meta', 'event_name') ?? '';
		const payment = recordAt(event, 'data', 'attributes');
		const [type, id] = [textAt(event, 'data', 'type'), textAt(event, 'data', 'id')];
		const isTest = at(event, 'meta', 'test_mode') === true || at(payment, 'test_mode') === true;
		const known = about(name, id, isTest);
		if (/_refunded$/.test(name)) return skipped(known, 'refund');
		if (name === 'subscription_payment_failed') return skipped(known, 'not_paid');
		if (name === 'subscription_payment_success') {
			/** A subscription's first payment comes as an order, too, without an ID that both share. */
			const reason = textAt(payment, 'billing_reason');
			if (reason === undefined)
				return unfit('has no billing_reason, which tells renewals from first payments');
			if (!['renewal', 'updated'].includes(reason)) return skipped(known, 'other_event');
		} else if (name !== 'order_created') {
			return skipped(known, 'other_event');
		}
		const status = textAt(payment, 'status') ?? '';
		if (/refund/.test(status) || at(payment, 'refunded') === true) return skipped(known, 'refund');
		if (status !== 'paid') return skipped(known, 'not_paid');
		/** Lemon Squeezy documents cents alone, so other currencies are taken from its amounts in dollars. */
		const code = currencyCode(at(payment, 'currency'));
		const inDollars = code !== undefined && digitsOf(code) !== 2;
		const currency = inDollars ? 'USD' : at(payment, 'currency');
		const [totalField, taxField] = inDollars ? ['total_usd', 'tax_usd'] : ['total', 'tax'];
		const amount = amountReader('smallest', currency);
		const total = amount(at(payment, totalField));
		const customData = at(event, 'meta', 'custom_data');
		const customerEmail = textAt(payment, 'user_email');
		return saleReading(known, {
			clickId: clickIdIn(customData),
			customerExternalId: customerIdIn([customData], at(payment, 'customer_id'), customerEmail),
			customerEmail,
			customerName: textAt(payment, 'user_name'),
			total,
			net: without(total, amount(at(payment, taxField) ?? 0)),
			amountField: totalField,
			currency,
			/** Orders and invoices are numbered apart. */
			invoiceId: type && id && `${type}-${id}`,
		});
	},
};
