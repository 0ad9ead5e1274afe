import { SOURCES } from '../../../nodes/Refport/core/sources';
import { looksLike } from '../../../nodes/Refport/core/sources/looksLike';
import { stripe } from '../../../nodes/Refport/core/sources/stripe';

const EVENT = { object: 'event', type: 'invoice.paid', data: { object: {} } };

describe('the error for an event of another service', () => {
	it('names the service that the event comes from', () => {
		expect(looksLike(EVENT, SOURCES)).toBe('Stripe');
	});

	it('names no service if none recognizes the event', () => {
		const others = SOURCES.filter(({ value }) => value !== stripe.value);
		expect(looksLike(EVENT, others)).toBeUndefined();
		expect(looksLike({}, SOURCES)).toBeUndefined();
	});
});
