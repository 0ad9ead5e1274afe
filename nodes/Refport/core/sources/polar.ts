import { amountReader, shareOf } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, firstText, isRecord, recordAt, textAt } from './paths';
import { about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource, SkipReason } from './source';

/** Clerk and Auth0 also send `type` and `data`, but with `object` in the event or in `data`. */
const TYPE =
	/^(order|checkout|subscription|refund|customer|customer_seat|product|benefit|benefit_grant|organization|member)\.\w+$/;

const recognizes = (event: EventJson): boolean =>
	TYPE.test(textAt(event, 'type') ?? '') &&
	isRecord(at(event, 'data')) &&
	at(event, 'object') === undefined &&
	at(event, 'data', 'object') === undefined;

/** `applied_balance_amount` is negative if the customer's credit pays part of the order. */
const chargedOf = (total: number, balance: unknown): number =>
	typeof balance === 'number' && Number.isSafeInteger(balance) && balance < 0
		? Math.max(0, total + balance)
		: total;

function whySkipped(type: string, status: string): SkipReason | undefined {
	if (type === 'order.refunded' || type.startsWith('refund.')) return 'refund';
	if (type !== 'order.paid') return 'other_event';
	if (status.endsWith('refunded')) return 'refund';
	return status === 'paid' ? undefined : 'not_paid';
}

export const polar: SaleSource = {
	value: 'polar',
	name: 'Polar',
	description:
		"Send order.paid, with the click ID as refp_id in the checkout's metadata or as reference_id in the checkout link",
	notice:
		'Reads paid orders, first and recurring, and skips free orders, trials, refunds and all other events.',
	paymentProcessor: 'polar',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a Polar event: "type" or "data" is missing');
		}
		const type = textAt(event, 'type') ?? '';
		const order = recordAt(event, 'data');
		/** The sandbox is a separate server, and its events look like live ones. */
		const known = about(type, at(order, 'id'), false);
		const reason = whySkipped(type, textAt(order, 'status') ?? '');
		if (reason) return skipped(known, reason);
		const currency = at(order, 'currency');
		const amount = amountReader('smallest', currency);
		const total = amount(at(order, 'total_amount'));
		const charged = chargedOf(total, at(order, 'applied_balance_amount'));
		const metadata = at(order, 'metadata');
		const customer = recordAt(order, 'customer');
		const customerEmail = textAt(customer, 'email');
		return saleReading(known, {
			clickId: clickIdIn(metadata, { refp_id: at(metadata, 'reference_id') }),
			customerExternalId: customerIdIn(
				[metadata],
				at(customer, 'external_id'),
				at(order, 'customer_id'),
				customerEmail,
			),
			customerEmail,
			customerName: firstText(at(customer, 'name'), at(order, 'billing_name')),
			total: charged,
			net: shareOf(charged, amount(at(order, 'net_amount') ?? at(order, 'total_amount')), total),
			amountField: 'total_amount',
			currency,
			invoiceId: textAt(order, 'id'),
		});
	},
};
