import { digitsOf } from '../values/currencies';
import { amountReader, currencyCode, without } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, isRecord, recordAt, textAt } from './paths';
import { about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource, SkipReason } from './source';

const RENEWAL = 'subscription_payment_success';

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'meta', 'event_name') !== undefined && isRecord(at(event, 'data', 'attributes'));

function whySkipped(name: string, payment: EventJson): SkipReason | undefined {
	if (name.endsWith('_refunded')) return 'refund';
	if (name === 'subscription_payment_failed') return 'not_paid';
	if (name !== 'order_created' && name !== RENEWAL) return 'other_event';
	/** The first payment of a subscription is also sent as an order, and the two share no ID. */
	const billingReason = textAt(payment, 'billing_reason') ?? '';
	if (name === RENEWAL && !['renewal', 'updated'].includes(billingReason)) return 'other_event';
	const status = textAt(payment, 'status') ?? '';
	if (status.includes('refund') || at(payment, 'refunded') === true) return 'refund';
	return status === 'paid' ? undefined : 'not_paid';
}

export const lemonSqueezy: SaleSource = {
	value: 'lemonSqueezy',
	name: 'Lemon Squeezy',
	description:
		"Send order_created and subscription_payment_success, with the click ID as refp_id in the checkout's custom data",
	notice:
		'Reads paid orders and renewal invoices, and skips all other events, such as first invoices (the order already counts), free orders and refunds.',
	paymentProcessor: 'custom',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid(
				'is not a Lemon Squeezy event: "meta.event_name" or "data.attributes" is missing',
			);
		}
		const name = textAt(event, 'meta', 'event_name') ?? '';
		const payment = recordAt(event, 'data', 'attributes');
		const [type, id] = [textAt(event, 'data', 'type'), textAt(event, 'data', 'id')];
		const isTest = at(event, 'meta', 'test_mode') === true || at(payment, 'test_mode') === true;
		const known = about(name, id, isTest);
		if (name === RENEWAL && textAt(payment, 'billing_reason') === undefined) {
			return invalid('has no billing_reason, which distinguishes renewals from first payments');
		}
		const reason = whySkipped(name, payment);
		if (reason) return skipped(known, reason);
		/**
		 * Lemon Squeezy documents amounts in cents only. Currencies without cents are read in dollars.
		 */
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
			/** With the type, because orders and invoices can have the same number. */
			invoiceId: type && id && `${type}-${id}`,
		});
	},
};
