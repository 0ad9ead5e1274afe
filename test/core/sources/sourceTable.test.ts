import { PAYMENT_PROCESSORS } from '../../../nodes/Refport/core/events/sale';
import { LEAD_SOURCES, SALE_SOURCES, SOURCES } from '../../../nodes/Refport/core/sources';

describe('the list of data sources', () => {
	it('contains each value and name once', () => {
		for (const texts of [SOURCES.map(({ value }) => value), SOURCES.map(({ name }) => name)]) {
			expect(new Set(texts).size).toBe(texts.length);
		}
	});

	it('contains the payment services, sorted by name', () => {
		expect(SALE_SOURCES.map(({ value }) => value)).toEqual([
			'creem',
			'lemonSqueezy',
			'paddle',
			'polar',
			'revenueCat',
			'shopify',
			'stripe',
			'wooCommerce',
		]);
	});

	it('contains the sign-up services, sorted by name', () => {
		expect(LEAD_SOURCES.map(({ value }) => value)).toEqual([
			'auth0',
			'clerk',
			'hubSpot',
			'n8nForm',
			'supabase',
			'tally',
			'typeform',
			'webflow',
			'workOs',
		]);
	});

	it('assigns a payment processor that Refport supports to each payment service', () => {
		const processors = SALE_SOURCES.map(({ value, paymentProcessor }) => [value, paymentProcessor]);
		expect(Object.fromEntries(processors)).toEqual({
			creem: 'custom',
			lemonSqueezy: 'custom',
			paddle: 'paddle',
			polar: 'polar',
			revenueCat: 'revenuecat',
			shopify: 'shopify',
			stripe: 'stripe',
			wooCommerce: 'custom',
		});
		for (const [, processor] of processors) {
			expect(Object.keys(PAYMENT_PROCESSORS)).toContain(processor);
		}
	});
});

describe.each(SOURCES)('the texts of $name', ({ description, notice }) => {
	it('describe the event and the location of the click ID in one sentence', () => {
		expect(description).toMatch(/^[A-Z].*click ID.*[^.\s]$/);
		expect(description).not.toMatch(/\.\s/);
		expect(description.length).toBeLessThanOrEqual(180);
	});

	it('list reported and skipped events in one sentence', () => {
		expect(notice).toMatch(/^[A-Z].* skips .*\.$/);
		expect(notice).not.toMatch(/\.\s/);
		expect(notice.length).toBeLessThanOrEqual(160);
	});
});
