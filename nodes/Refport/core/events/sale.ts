import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { customerShape } from './customer';
import {
	field,
	optionalChoice,
	optionalText,
	requiredCurrency,
	requiredText,
} from './fieldSchemas';
import { isBlank } from '../values/blank';
import { isCurrency } from '../values/currencies';
import { type AmountUnit, readableAmount, toSmallestUnit } from '../values/money';
import type { ApiRequest } from './request';
import { type Given, clickSummary, customerSummary, knownText } from './summary';
import { type Result, failed, success } from '../result';

/** The values that Refport documents, with their display names. */
export const PAYMENT_PROCESSORS = {
	stripe: 'Stripe',
	shopify: 'Shopify',
	polar: 'Polar',
	paddle: 'Paddle',
	revenuecat: 'RevenueCat',
	custom: 'Custom',
} as const;

/** The ISO 4217 code in upper case, or undefined. The schema reports an unknown currency. */
function codeOf(currency: unknown): string | undefined {
	const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
	return isCurrency(code) ? code : undefined;
}

/** The schema of a sale whose amount is in this unit and currency. */
export const saleSchema = (unit: AmountUnit, currency: unknown) =>
	z.object({
		clickId: requiredText('Click ID'),
		customerExternalId: requiredText('Customer External ID'),
		amount: field('Amount', (value) => {
			if (isBlank(value)) return { problem: 'is empty: enter a value or check the expression' };
			return toSmallestUnit(value, unit, codeOf(currency));
		}),
		currency: requiredCurrency('Currency'),
		eventName: optionalText('Event Name'),
		invoiceId: optionalText('Invoice or Order ID'),
		paymentProcessor: optionalChoice('Payment Processor', Object.keys(PAYMENT_PROCESSORS)),
		...customerShape,
	});

export type Sale = z.output<ReturnType<typeof saleSchema>>;

/** Refport deduplicates sales by invoice ID. Without one, a repeated sale is paid twice. */
export const saleRequest = (sale: Sale): ApiRequest => ({
	method: 'POST',
	path: '/api/track/sale',
	body: sale,
	repeat: sale.invoiceId === undefined ? 'optIn' : 'safe',
});

/** Identifies a sale for Skip Already Tracked. Undefined without an invoice ID. */
export const saleIdentity = ({ invoiceId }: Sale): readonly string[] | undefined =>
	invoiceId === undefined ? undefined : ['sale', invoiceId];

/** The amount in the smallest unit of the currency, or null if it is invalid. */
function knownAmount(unit: AmountUnit, { amount, currency }: Given): number | null {
	const code = codeOf(currency);
	if (code === undefined && unit === 'major') return null;
	const converted = toSmallestUnit(amount, unit, code);
	return 'send' in converted ? converted.send : null;
}

/** The amount in a readable form, which reveals a wrong unit. Null if it is invalid. */
const readable = (amount: unknown, currency: unknown): string | null =>
	readableAmount(amount, codeOf(currency)) ?? null;

/** A sale as the output shows it for every outcome. */
export const saleSummary = (unit: AmountUnit, given: Given) => ({
	eventName: knownText(given.eventName),
	customer: customerSummary(given),
	sale: {
		amountReadable: readable(knownAmount(unit, given), given.currency),
		id: null,
		amount: knownAmount(unit, given),
		currency: knownText(given.currency)?.toLowerCase() ?? null,
		commissionAmount: null,
		status: null,
		invoiceId: knownText(given.invoiceId),
		paymentProcessor: knownText(given.paymentProcessor),
	},
	click: clickSummary(given),
});

const replySchema = z.object({
	eventName: z.string(),
	customer: z.object({ externalId: z.string() }),
	sale: z.object({ id: z.string(), amount: z.number(), currency: z.unknown() }).passthrough(),
});

/**
 * Returns the outcome and all fields of Refport's reply. A null reply means that the click has no
 * link.
 */
export function saleOutcome(reply: ReplyObject): Result<Record<string, unknown>> {
	if (reply === null) return success({ outcome: 'unattributed' });
	const parsed = replySchema.safeParse(reply);
	if (!parsed.success) {
		return failed(unexpectedShape('the response is JSON, but not a tracked sale'));
	}
	const { sale } = parsed.data;
	const readableFirst = { amountReadable: readable(sale.amount, sale.currency) };
	return success({
		...reply,
		/**
		 * First in the object, so users notice a wrong unit. Last again, so no field of the reply
		 * replaces it.
		 */
		sale: { ...readableFirst, ...sale, ...readableFirst },
		outcome: 'tracked',
		reason: null,
	});
}
