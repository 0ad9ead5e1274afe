import { SALE_SOURCES, SOURCES } from '../../../nodes/Refport/core/sources';
import { looksLike } from '../../../nodes/Refport/core/sources/looksLike';
import { FIXTURES, fixturesOf, services } from './fixtures';
import type { Fixture } from './fixtures';

const invoiceIdOf = (service: string, event: string): unknown => {
	const fixture = FIXTURES.find(({ name }) => name === `${service}/${event}`);
	const reading = fixture?.source.read(fixture.event);
	return reading?.kind === 'counts' && 'invoiceId' in reading.fields && reading.fields.invoiceId;
};

describe('an event of a service', () => {
	it.each(FIXTURES)('is read as documented: $name', ({ source, event, expected }) => {
		expect(source.read(event)).toEqual(expected);
	});

	it('has the same invoice ID as other events of the payment, so Refport records it once', () => {
		expect(invoiceIdOf('stripe', 'subscription-start-session')).toBe('in_1Pgc6tB7WZ');
		expect(invoiceIdOf('stripe', 'subscription-start-invoice')).toBe('in_1Pgc6tB7WZ');
		expect(invoiceIdOf('creem', 'subscription-start-checkout')).toBe('tran_5yMaWzAl3jxuGJMCOrYWwk');
		expect(invoiceIdOf('creem', 'subscription-start-payment')).toBe('tran_5yMaWzAl3jxuGJMCOrYWwk');
	});
});

describe('recognizing an event', () => {
	const readable = FIXTURES.filter(({ expected }) => expected.kind !== 'invalid');

	it.each(readable)('finds its data source: $name', ({ source, event }) => {
		expect(source.recognizes(event)).toBe(true);
	});

	it.each(FIXTURES)('finds no other data source: $name', ({ source, event }) => {
		const others = SOURCES.filter(({ value }) => value !== source.value);
		expect(looksLike(event, others)).toBeUndefined();
	});
});

const OUTCOMES = [
	'reported',
	'test event',
	'missing click ID',
	'not_paid',
	'zero_amount',
	'refund',
	'other_event',
	'invalid',
];

/** Outcomes that no event of the service can have. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
	polar: ['test event'],
	wooCommerce: ['test event', 'other_event'],
};

function outcomeOf({ expected }: Fixture): string {
	if (expected.kind === 'skipped') return expected.reason;
	if (expected.kind === 'invalid') return 'invalid';
	if (expected.isTest) return 'test event';
	return expected.fields.clickId === undefined ? 'missing click ID' : 'reported';
}

describe('the example events', () => {
	it('exist for every data source', () => {
		expect(services()).toEqual(SOURCES.map(({ value }) => value).sort());
	});

	it.each(SALE_SOURCES)('of $name include every possible outcome', (source) => {
		const outcomes = new Set(fixturesOf(source).map(outcomeOf));
		const possible = OUTCOMES.filter((outcome) => !IMPOSSIBLE[source.value]?.includes(outcome));
		expect(OUTCOMES.filter((outcome) => outcomes.has(outcome))).toEqual(possible);
	});
});
