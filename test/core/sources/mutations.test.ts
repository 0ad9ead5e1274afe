import fc from 'fast-check';
import { SALE_SOURCES } from '../../../nodes/Refport/core/sources/saleSources';
import type { Reading, SaleFields } from '../../../nodes/Refport/core/sources/source';
import { fixturesOf } from './fixtures';
import { MARKER, changes, mutate, placesOf } from './mutate';

const RUNS = 10_000;

/** `SEED=… npx jest …` repeats a run; a failure prints its seed. */
const seed = process.env.SEED === undefined ? undefined : Number(process.env.SEED);

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** What must not be wrong with a sale, whatever the event holds. */
function faultsOf({ amount, currency, invoiceId, ...customer }: SaleFields): string[] {
	const faults = {
		'total is no positive whole number': !(Number.isSafeInteger(amount.total) && amount.total > 0),
		'net is no whole number': !(Number.isSafeInteger(amount.net) && amount.net >= 0),
		'net is more than total': amount.net > amount.total,
		'no currency': !isText(currency),
		'no invoice ID': !isText(invoiceId),
		'more than plain text of the customer': Object.values(customer).some(
			(value) => value !== undefined && !isText(value),
		),
	};
	return Object.entries(faults)
		.filter(([, isFaulty]) => isFaulty)
		.map(([fault]) => fault);
}

function faultsOfReading(reading: Reading<SaleFields>): string[] {
	if (reading.kind === 'counts') return faultsOf(reading.fields);
	if (reading.kind === 'skipped') return [];
	const saysNothing = isText(reading.problem) ? [] : ['no problem named'];
	return reading.problem.includes(MARKER) ? ['data of the customer in the problem'] : saysNothing;
}

describe('an event with parts that are missing, null or of another type', () => {
	it.each(SALE_SOURCES)('is never read wrongly as a sale of $name', (source) => {
		const events = fixturesOf(source).map(({ event }) => ({ event, places: placesOf(event) }));
		const kinds = new Set<string>();
		fc.assert(
			fc.property(fc.constantFrom(...events), changes, ({ event, places }, all) => {
				const reading = source.read(mutate(event, places, all));
				kinds.add(reading.kind);
				const faults = faultsOfReading(reading);
				/** Jest's own `expect` would take longer than the reading. */
				if (faults.length > 0) throw new Error(faults.join(', '));
			}),
			{ numRuns: RUNS, seed },
		);
		expect([...kinds].sort()).toEqual(['counts', 'skipped', 'unfit']);
	});
});
