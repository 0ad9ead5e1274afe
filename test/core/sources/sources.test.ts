import { SALE_SOURCES, SOURCES } from '../../../nodes/Refport/core/sources';
import { looksLike } from '../../../nodes/Refport/core/sources/looksLike';
import { FIXTURES, fixturesOf, services } from './fixtures';
import type { Fixture } from './fixtures';

const invoiceIdOf = (service: string, event: string): unknown => {
	const fixture = FIXTURES.find(({ name }) => name === `${service}/${event}`);
	const reading = fixture?.source.read(fixture.event);
	return reading?.kind === 'counts' && 'invoiceId' in reading.fields && reading.fields.invoiceId;
};

describe('the reading of an event', () => {
	it.each(FIXTURES)('is as expected for $name', ({ source, event, expected }) => {
		expect(source.read(event)).toEqual(expected);
	});

	it('is the same for all events of a payment, so that Refport counts it once', () => {
		expect(invoiceIdOf('stripe', 'subscription-start-session')).toBe('in_1Pgc6tB7WZ');
		expect(invoiceIdOf('stripe', 'subscription-start-invoice')).toBe('in_1Pgc6tB7WZ');
		expect(invoiceIdOf('creem', 'subscription-start-checkout')).toBe('tran_5yMaWzAl3jxuGJMCOrYWwk');
		expect(invoiceIdOf('creem', 'subscription-start-payment')).toBe('tran_5yMaWzAl3jxuGJMCOrYWwk');
	});
});

describe('the shape of an event', () => {
	const readable = FIXTURES.filter(({ expected }) => expected.kind !== 'unfit');

	it.each(readable)('is recognized by its source: $name', ({ source, event }) => {
		expect(source.recognizes(event)).toBe(true);
	});

	it.each(FIXTURES)('is recognized by no other source: $name', ({ source, event }) => {
		const others = SOURCES.filter(({ value }) => value !== source.value);
		expect(looksLike(event, others)).toBeUndefined();
	});
});

const ROWS = [
	'reported',
	'test event',
	'missing click ID',
	'not_paid',
	'zero_amount',
	'refund',
	'other_event',
	'unfit',
];

/** Rows that no event of the service can lead to. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
	polar: ['test event'],
	wooCommerce: ['test event', 'other_event'],
};

function rowOf({ expected }: Fixture): string {
	if (expected.kind === 'skipped') return expected.reason;
	if (expected.kind === 'unfit') return 'unfit';
	if (expected.isTest) return 'test event';
	return expected.fields.clickId === undefined ? 'missing click ID' : 'reported';
}

describe('the fixtures', () => {
	it('are of services that have a source', () => {
		expect(services()).toEqual(SOURCES.map(({ value }) => value).sort());
	});

	it.each(SALE_SOURCES)('show every outcome that $name can have', (source) => {
		const rows = new Set(fixturesOf(source).map(rowOf));
		const possible = ROWS.filter((row) => !IMPOSSIBLE[source.value]?.includes(row));
		expect(ROWS.filter((row) => rows.has(row))).toEqual(possible);
	});
});
