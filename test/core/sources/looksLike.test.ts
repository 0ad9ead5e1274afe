import { SOURCES } from '../../../nodes/Refport/core/sources';
import { looksLike } from '../../../nodes/Refport/core/sources/looksLike';
import { stripe } from '../../../nodes/Refport/core/sources/stripe';

const EVENT = { object: 'event', type: 'invoice.paid', data: { object: {} } };

describe('looksLike', () => {
	it('names the source that an event belongs to', () => {
		expect(looksLike(EVENT, SOURCES)).toBe('Stripe');
	});

	it('names none if no source in the list recognizes the event', () => {
		const others = SOURCES.filter(({ value }) => value !== stripe.value);
		expect(looksLike(EVENT, others)).toBeUndefined();
		expect(looksLike({}, SOURCES)).toBeUndefined();
	});
});
