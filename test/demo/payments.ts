import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

/** An event of a service, and the case that it demonstrates. */
export interface ServiceEvent {
	/** The name of the example event, e.g. `stripe/charge-refunded`. */
	name: string;
	shows: string;
}

export const STRIPE_EVENTS: ServiceEvent[] = [
	{ name: 'stripe/subscription-start-session', shows: 'subscription starts: the checkout' },
	{ name: 'stripe/subscription-start-invoice', shows: 'the same payment: its invoice' },
	{ name: 'stripe/trial-start-invoice', shows: 'trial starts: an invoice of 0' },
	{ name: 'stripe/checkout-session-test-mode', shows: 'test payment' },
	{ name: 'stripe/charge-refunded', shows: 'refund' },
];

export const SHOPIFY_EVENTS: ServiceEvent[] = [
	{ name: 'shopify/orders-paid-yen', shows: 'order in yen, which has no cents' },
];

export const CLERK_EVENTS: ServiceEvent[] = [
	{ name: 'clerk/user-created', shows: 'sign-up that came through a partner' },
];

const FIXTURES = join(__dirname, '../fixtures/sources');

/** The event, with a click ID that the sandbox accepts. */
export const readEvent = ({ name }: ServiceEvent): IDataObject =>
	JSON.parse(
		readFileSync(join(FIXTURES, `${name}.json`), 'utf8').replaceAll('clk_', 'click_'),
	) as IDataObject;
