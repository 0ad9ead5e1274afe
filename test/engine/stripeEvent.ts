import type { IDataObject } from 'n8n-workflow';

/** A `checkout.session.completed` event, reduced to the documented fields that the tests need. */
export const stripeEvent = (session: IDataObject = {}): IDataObject => ({
	id: 'evt_1QxYzA2eZvKYlo2C',
	object: 'event',
	api_version: '2024-06-20',
	created: 1_760_000_000,
	type: 'checkout.session.completed',
	livemode: false,
	pending_webhooks: 1,
	request: { id: null, idempotency_key: null },
	data: {
		object: {
			id: 'cs_test_a1b2c3',
			object: 'checkout.session',
			amount_subtotal: 4990,
			amount_total: 4990,
			currency: 'eur',
			customer: 'cus_Qx1',
			customer_details: { email: 'ada@example.com', name: 'Ada', address: null, phone: null },
			invoice: 'in_1QxYz',
			metadata: { refportClickId: 'click_ada', refportExternalCustomerId: '1001' },
			mode: 'payment',
			payment_status: 'paid',
			status: 'complete',
			...session,
		},
	},
});
