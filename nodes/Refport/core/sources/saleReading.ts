import { currencyCode } from './amounts';
import { textOf } from './paths';
import { type About, skipped, invalid } from './reading';
import type { LeadFields, Reading, SaleFields } from './source';

interface SaleParts extends LeadFields {
	/** In the smallest unit of the currency. NaN if the event has no valid amount. */
	total: number;
	net: number;
	/** The field with the total, for an error message. */
	amountField: string;
	currency: unknown;
	invoiceId: string | undefined;
}

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;

/**
 * Returns the sale, or why it does not count. It needs a payment, a valid amount and currency, and
 * an ID by which Refport recognizes duplicates.
 */
export function saleReading(known: About, sale: SaleParts): Reading<SaleFields> {
	const { total, net, amountField, currency, invoiceId, ...customer } = sale;
	if (total === 0) return skipped(known, 'zero_amount');
	if (!isAmount(total)) return invalid(`has no valid amount in ${amountField}`);
	if (!isAmount(net)) return invalid('has a tax or shipping amount that is not valid');
	const code = textOf(currency);
	if (code === undefined || !currencyCode(code)) return invalid('has no valid currency');
	if (invoiceId === undefined) {
		return invalid('has no payment ID, without which the payment could be counted twice');
	}
	return {
		kind: 'counts',
		...known,
		fields: {
			...customer,
			amount: { total, net: Math.min(net, total) },
			currency: code,
			invoiceId,
		},
	};
}
