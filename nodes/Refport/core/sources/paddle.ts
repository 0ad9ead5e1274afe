import { amountReader, without } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, isRecord, recordAt, textAt } from './paths';
import { about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource } from './source';

const NOT_PAID = ['transaction.payment_failed', 'transaction.past_due', 'transaction.canceled'];

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'event_type') !== undefined &&
	textAt(event, 'occurred_at') !== undefined &&
	isRecord(at(event, 'data'));

export const paddle: SaleSource = {
	value: 'paddle',
	name: 'Paddle',
	description:
		"Send transaction.completed, with the click ID as refp_id in the checkout's custom data",
	notice:
		'Reads completed transactions, first and recurring, and skips free transactions, refunds and all other events.',
	paymentProcessor: 'paddle',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Paddle event: "event_type", "occurred_at" or "data" is missing');
		}
		const type = textAt(event, 'event_type') ?? '';
		const eventId = textAt(event, 'event_id') ?? '';
		/**
		 * Only the simulator marks its event IDs. Events of the sandbox, a separate account, look like
		 * live ones.
		 */
		const known = about(type, eventId, eventId.startsWith('ntfsim'));
		if (type.startsWith('adjustment.')) return skipped(known, 'refund');
		if (NOT_PAID.includes(type)) return skipped(known, 'not_paid');
		if (type !== 'transaction.completed') return skipped(known, 'other_event');
		const transaction = recordAt(event, 'data');
		if (at(transaction, 'status') !== 'completed') return skipped(known, 'not_paid');
		const currency = at(transaction, 'currency_code');
		const amount = amountReader('smallest', currency);
		const totals = recordAt(transaction, 'details', 'totals');
		const total = amount(at(totals, 'grand_total'));
		/** Older events have no `grand_total_tax`, but `tax`, which does not deduct credits. */
		const tax = amount(at(totals, 'grand_total_tax') ?? at(totals, 'tax') ?? 0);
		const customData = at(transaction, 'custom_data');
		return saleReading(known, {
			clickId: clickIdIn(customData),
			customerExternalId: customerIdIn([customData], at(transaction, 'customer_id')),
			/** A Paddle transaction has neither. */
			customerEmail: undefined,
			customerName: undefined,
			total,
			net: without(total, tax),
			amountField: 'details.totals.grand_total',
			currency,
			invoiceId: textAt(transaction, 'id'),
		});
	},
};
