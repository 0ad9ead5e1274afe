import { z } from 'zod';
import { type ReplyObject, unexpectedShape } from '../reply/classify';
import { customerShape } from './customer';
import {
	field,
	optionalChoice,
	optionalCurrency,
	optionalText,
	requiredText,
} from './fieldSchemas';
import { isBlank } from '../values/blank';
import { isCurrency } from '../values/currencies';
import { type AmountUnit, toSmallestUnit } from '../values/money';
import type { ApiRequest } from './request';
import { type Result, failed, success } from '../result';

/** The documented values, by their proper names. */
export const PAYMENT_PROCESSORS = {
	stripe: 'Stripe',
	shopify: 'Shopify',
	polar: 'Polar',
	paddle: 'Paddle',
	revenuecat: 'RevenueCat',
	custom: 'Custom',
} as const;

/** Refport's default where no currency is given. */
const USUAL_CURRENCY = 'USD';

/** The currency to count in; undefined where it is unknown, which is told as its own problem. */
function codeOf(currency: unknown): string | undefined {
	if (isBlank(currency)) return USUAL_CURRENCY;
	const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
	return isCurrency(code) ? code : undefined;
}

/** The schema for amounts in this unit and currency. */
export const saleSchema = (unit: AmountUnit, currency: unknown) =>
	z.object({
		clickId: requiredText('Click ID'),
		customerExternalId: requiredText('Customer External ID'),
		amount: field('Amount', (value) => {
			if (isBlank(value)) return { problem: 'is required, but is empty' };
			return toSmallestUnit(value, unit, codeOf(currency));
		}),
		currency: optionalCurrency('Currency'),
		eventName: optionalText('Event Name'),
		invoiceId: optionalText('Invoice ID'),
		paymentProcessor: optionalChoice('Payment Processor', Object.keys(PAYMENT_PROCESSORS)),
		...customerShape,
	});

export type Sale = z.output<ReturnType<typeof saleSchema>>;

/** Refport removes duplicates by the invoice ID; without one, a repeated sale is paid twice. */
export const saleRequest = (sale: Sale): ApiRequest => ({
	method: 'POST',
	path: '/api/track/sale',
	body: sale,
	repeat: sale.invoiceId === undefined ? 'whenAsked' : 'safe',
});

/** What a sale is known by when it is asked whether it was tracked before; nothing without an invoice ID. */
export const saleIdentity = ({ invoiceId }: Sale): readonly string[] | undefined =>
	invoiceId === undefined ? undefined : ['sale', invoiceId];

/** What is told of a sale for which Refport gave nothing back. */
export const saleSummary = ({ clickId, customerExternalId, amount, invoiceId }: Sale) => ({
	clickId,
	customerExternalId,
	amount,
	invoiceId,
});

const replySchema = z.object({
	eventName: z.string(),
	customer: z.object({ externalId: z.string() }).passthrough(),
	sale: z.object({ id: z.string(), amount: z.number() }).passthrough(),
});

/** The item's output: what Refport recorded, or, for the reply null, what was sent without effect. */
export function saleOutcome(sale: Sale, reply: ReplyObject): Result<Record<string, unknown>> {
	if (reply === null) return success({ outcome: 'unattributed', ...saleSummary(sale) });
	const recorded = replySchema.safeParse(reply);
	if (!recorded.success) {
		return failed(unexpectedShape('the address answered with JSON that is no tracked sale'));
	}
	return success({ outcome: 'tracked', ...recorded.data });
}
