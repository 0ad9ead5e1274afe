import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** The response of the service before a fault changes it. */
export interface Answer {
	status: number;
	body: unknown;
	/** The event to record if the response is successful. */
	record?: Record<string, unknown>;
}

const text = z.string().trim().min(1);

const customer = {
	customerExternalId: text,
	customerEmail: text.optional(),
	customerName: text.optional(),
	customerAvatar: z.string().url().optional(),
	metadata: z.record(z.unknown()).optional(),
};

const leadSchema = z.object({ clickId: text, eventName: text, ...customer }).strict();

const saleSchema = z
	.object({
		clickId: text,
		amount: z.number().int().nonnegative(),
		currency: z
			.string()
			.regex(/^[a-z]{3}$/)
			.default('usd'),
		eventName: text.default('Purchase'),
		invoiceId: text.optional(),
		paymentProcessor: z
			.enum(['stripe', 'shopify', 'polar', 'paddle', 'revenuecat', 'custom'])
			.optional(),
		...customer,
	})
	.strict();

const embedSchema = z
	.object({
		tenantId: text.optional(),
		enrollmentId: text.optional(),
		partner: z.object({ email: text, name: text.optional() }).strict().optional(),
	})
	.strict()
	.refine(
		({ tenantId, enrollmentId, partner }) => tenantId ?? enrollmentId ?? partner,
		'one of tenantId, enrollmentId or partner is required',
	);

export const errorBody = (code: string, message: string) => ({ error: { code, message } });

const invalid = (error: z.ZodError, status = 400): Answer => {
	const issue = error.issues[0];
	const message = `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'is invalid'}`;
	return { status, body: errorBody('VALIDATION_ERROR', message) };
};

/**
 * Click IDs that begin with `click_` are known. Those that begin with `nolink_` have no partner
 * link.
 */
function attributed(clickId: string, body: unknown): Answer {
	if (clickId.startsWith('nolink_')) return { status: 200, body: null };
	if (clickId.startsWith('click_')) return { status: 200, body };
	return {
		status: 400,
		body: errorBody('INVALID_CLICK_ID', 'No click was recorded with this click ID.'),
	};
}

function trackLead(body: unknown): Answer {
	const parsed = leadSchema.safeParse(body);
	if (!parsed.success) return invalid(parsed.error);
	const lead = parsed.data;
	const answer = attributed(lead.clickId, {
		eventName: lead.eventName,
		click: { id: lead.clickId },
		link: {
			id: 'link_1',
			domain: 'refport.example',
			key: 'partner',
			url: 'https://shop.example/?via=partner',
			programId: 'prog_1',
		},
		customer: {
			externalId: lead.customerExternalId,
			email: lead.customerEmail ?? null,
			name: lead.customerName ?? null,
		},
	});
	return answer.status === 200 && answer.body !== null ? { ...answer, record: lead } : answer;
}

/** The responses to recorded sales by invoice ID, because the service deduplicates by it. */
export type Invoices = Map<string, Answer>;

function trackSale(body: unknown, invoices: Invoices): Answer {
	const parsed = saleSchema.safeParse(body);
	if (!parsed.success) return invalid(parsed.error);
	const sale = parsed.data;
	const earlier = sale.invoiceId ? invoices.get(sale.invoiceId) : undefined;
	if (earlier) return { status: earlier.status, body: earlier.body };
	const answer = attributed(sale.clickId, {
		eventName: sale.eventName,
		customer: {
			externalId: sale.customerExternalId,
			email: sale.customerEmail ?? null,
			name: sale.customerName ?? null,
		},
		sale: {
			id: `sale_${randomUUID()}`,
			amount: sale.amount,
			currency: sale.currency,
			commissionAmount: Math.round(sale.amount / 5),
			status: 'pending',
			invoiceId: sale.invoiceId ?? null,
			paymentProcessor: sale.paymentProcessor ?? 'custom',
		},
	});
	const isRecorded = answer.status === 200 && answer.body !== null;
	return isRecorded ? { ...answer, record: sale } : answer;
}

const EMBED_TOKEN_LIFETIME_MS = 3_600_000;

function createEmbedToken(body: unknown): Answer {
	const parsed = embedSchema.safeParse(body);
	if (!parsed.success) return invalid(parsed.error, 422);
	if (parsed.data.tenantId?.startsWith('noprogram_')) {
		return { status: 404, body: errorBody('NOT_FOUND', 'No active referral program.') };
	}
	const expires = new Date(Date.now() + EMBED_TOKEN_LIFETIME_MS).toISOString();
	return {
		status: 200,
		body: { publicToken: `pub_${randomUUID()}`, expires },
		record: parsed.data,
	};
}

const ENDPOINTS: Readonly<Record<string, (body: unknown, invoices: Invoices) => Answer>> = {
	'/api/track/lead': trackLead,
	'/api/track/sale': trackSale,
	'/api/embed/token': createEmbedToken,
};

/** The three documented endpoints. */
export const PATHS: ReadonlySet<string> = new Set(Object.keys(ENDPOINTS));

/** The response of an endpoint, undefined for any other path. */
export const answerFor = (path: string, body: unknown, invoices: Invoices): Answer | undefined =>
	ENDPOINTS[path]?.(body, invoices);
