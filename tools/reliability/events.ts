/** How long the stand-in for Refport takes to answer, in ms. */
export const LATENCY_MS = 100;

/** What the site of a user posts. */
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
