import { amountReader, shareOf } from './amounts';
import { clickIdIn, customerIdIn } from './identifiers';
import { at, recordAt, textAt, textOf } from './paths';
import { about, skipped, invalid } from './reading';
import { saleReading } from './saleReading';
import type { EventJson, SaleSource, SkipReason } from './source';

const PAYMENTS = ['INITIAL_PURCHASE', 'RENEWAL', 'NON_RENEWING_PURCHASE'];
const FREE_PERIODS = ['TRIAL', 'PROMOTIONAL'];

const recognizes = (event: EventJson): boolean =>
	textAt(event, 'api_version') !== undefined && textAt(event, 'event', 'type') !== undefined;

const attributesOf = (purchase: EventJson): EventJson =>
	Object.fromEntries(
		Object.entries(recordAt(purchase, 'subscriber_attributes')).map(([name, attribute]) => [
			name,
			at(attribute, 'value'),
		]),
	);

/** The app's own customer ID. Until the customer logs in, the SDK uses a generated anonymous ID. */
function appUserId(purchase: EventJson): string | undefined {
	const aliases = at(purchase, 'aliases');
	return [
		at(purchase, 'app_user_id'),
		at(purchase, 'original_app_user_id'),
		...(Array.isArray(aliases) ? aliases : []),
	]
		.map(textOf)
		.find((id) => id !== undefined && !id.startsWith('$RCAnonymousID:'));
}

/** `tax_percentage` is an estimated fraction of the price, e.g. 0.1109, or null. */
function withoutTax(total: number, taxFraction: unknown): number {
	const fraction = taxFraction ?? 0;
	const decimals = typeof fraction === 'number' && /^0(?:\.(\d{1,15})\d*)?$/.exec(String(fraction));
	if (!decimals) return NaN;
	const whole = 10 ** (decimals[1] ?? '').length;
	return shareOf(total, whole - Number(decimals[1] ?? 0), whole);
}

function whySkipped(type: string, store: string, purchase: EventJson): SkipReason | undefined {
	if (type === 'BILLING_ISSUE') return 'not_paid';
	if (type === 'CANCELLATION' && at(purchase, 'cancel_reason') === 'CUSTOMER_SUPPORT') {
		return 'refund';
	}
	if (!PAYMENTS.includes(type)) return 'other_event';
	const isFree =
		FREE_PERIODS.includes(textAt(purchase, 'period_type') ?? '') ||
		store === 'PROMOTIONAL' ||
		at(purchase, 'is_family_share') === true;
	return isFree ? 'zero_amount' : undefined;
}

export const revenueCat: SaleSource = {
	value: 'revenueCat',
	name: 'RevenueCat',
	description:
		'Send INITIAL_PURCHASE, RENEWAL and NON_RENEWING_PURCHASE, with the click ID as refp_id in a customer attribute',
	notice:
		'Reads purchases and renewals, with amounts in the currency of the purchase, and skips all other events, such as trials, promotional access and refunds.',
	paymentProcessor: 'revenuecat',
	recognizes,
	read: (event) => {
		if (!recognizes(event)) {
			return invalid('is not a RevenueCat event: "api_version" or "event.type" is missing');
		}
		const purchase = recordAt(event, 'event');
		const type = textAt(purchase, 'type') ?? '';
		const store = textAt(purchase, 'store') ?? '';
		const isTest =
			at(purchase, 'environment') === 'SANDBOX' || store === 'TEST_STORE' || type === 'TEST';
		const known = about(type, at(purchase, 'id'), isTest);
		const reason = whySkipped(type, store, purchase);
		if (reason) return skipped(known, reason);
		/** This field has the amount that the customer paid, while `price` is converted to dollars. */
		const currency = at(purchase, 'currency');
		const total = amountReader('major', currency)(at(purchase, 'price_in_purchased_currency'));
		const attributes = attributesOf(purchase);
		const customerEmail = textAt(attributes, '$email');
		return saleReading(known, {
			clickId: clickIdIn(attributes),
			customerExternalId: customerIdIn(
				[attributes],
				appUserId(purchase),
				at(purchase, 'app_user_id'),
				customerEmail,
			),
			customerEmail,
			customerName: textAt(attributes, '$displayName'),
			total,
			net: withoutTax(total, at(purchase, 'tax_percentage')),
			amountField: 'price_in_purchased_currency',
			currency,
			invoiceId: textAt(purchase, 'transaction_id'),
		});
	},
};
