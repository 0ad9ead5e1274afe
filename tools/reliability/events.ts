/** Latency of the stand-in for Refport. */
export const LATENCY_MS = 100;

/** What a user's site posts. */
export const signUp = (n: number) => ({
	userId: `customer_${n}`,
	email: `customer${n}@example.com`,
	refp_id: `click_${n}`,
});

/** What a payment service posts. */
export const payment = (n: number) => ({
	clickId: `click_${n}`,
	userId: `customer_${n}`,
	amount: 4990,
	invoiceId: `invoice_${n}`,
});
