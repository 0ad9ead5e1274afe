import { amountReader, without } from './amounts';
import { clickIdIn, customerIdIn, fullName, namedValues } from './identifiers';
import { at, recordAt, recordsAt, textAt } from './paths';
import { about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource } from './source';

/** WooCommerce has no payment event. It sends an order each time it is saved, paid or not. */
const PAID = ['processing', 'completed'];

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'order_key') !== undefined && Array.isArray(at(event, 'meta_data'));

export const wooCommerce: SaleSource = {
	value: 'wooCommerce',
	name: 'WooCommerce',
	description:
		"Send order.created and order.updated, with the click ID as refp_id in the order's meta data",
	notice:
		'Reads paid orders that are processing or completed, and skips unpaid, free and refunded orders.',
	paymentProcessor: 'custom',
	recognizes,
	read: (order) => {
		if (!recognizes(order)) {
			return invalid('is not a WooCommerce order: "order_key" or "meta_data" is missing');
		}
		/** The order does not show whether the shop's payment plugin is in test mode. */
		const known = about(undefined, at(order, 'id'), false);
		const status = textAt(order, 'status') ?? '';
		if (status === 'refunded' || recordsAt(order, 'refunds').length > 0) {
			return skipped(known, 'refund');
		}
		if (!PAID.includes(status)) return skipped(known, 'not_paid');
		const currency = at(order, 'currency');
		const amount = amountReader('major', currency);
		const total = amount(at(order, 'total'));
		if (total === 0) return skipped(known, 'zero_amount');
		/** An order with cash on delivery is processing before it is paid. */
		const datePaid = textAt(order, 'date_paid') ?? textAt(order, 'date_paid_gmt');
		if (datePaid === undefined) return skipped(known, 'not_paid');
		const meta = namedValues(recordsAt(order, 'meta_data'), 'key');
		const billing = recordAt(order, 'billing');
		const customerId = textAt(order, 'customer_id');
		const customerEmail = textAt(billing, 'email');
		return saleReading(known, {
			clickId: clickIdIn(meta),
			/** Guests have the customer ID 0. */
			customerExternalId: customerIdIn(
				[meta],
				customerId === '0' ? undefined : customerId,
				customerEmail,
			),
			customerEmail,
			customerName: fullName(at(billing, 'first_name'), at(billing, 'last_name')),
			total,
			net: without(
				total,
				amount(at(order, 'total_tax') ?? 0),
				amount(at(order, 'shipping_total') ?? 0),
			),
			amountField: 'total',
			currency,
			/** Not the order number, because orders of other shops can have the same one. */
			invoiceId: textAt(order, 'order_key'),
		});
	},
};
