import fc from 'fast-check';
import { SOURCES } from '../../../nodes/Refport/core/sources';
import type { LeadFields, Reading, SaleFields } from '../../../nodes/Refport/core/sources/source';
import { fixturesOf } from './fixtures';
import { MARKER, changes, mutate, placesOf } from './mutate';

const RUNS = 10_000;

/** `SEED=… npx jest …` repeats a run; a failure prints its seed. */
const seed = process.env.SEED === undefined ? undefined : Number(process.env.SEED);

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** Numbers pass where a schema judges them later. */
const isPlain = (value: unknown) =>
	value === undefined || isText(value) || (typeof value === 'number' && Number.isFinite(value));

const FIELDS = new Set(
	'clickId customerExternalId customerEmail customerName customerAvatar eventName'.split(' '),
);

const named = (faults: Record<string, boolean>): string[] =>
	Object.entries(faults)
		.filter(([, isFaulty]) => isFaulty)
		.map(([fault]) => fault);

const customerFaults = (customer: object): string[] =>
	named({
		'more than plain values of the customer': !Object.values(customer).every(isPlain),
		'a field that no request has': !Object.keys(customer).every((key) => FIELDS.has(key)),
	});

/** What must not be wrong with a sale, whatever the event holds. */
const saleFaults = ({ amount, currency, invoiceId, ...customer }: SaleFields): string[] => [
	...named({
		'total is no positive whole number': !(Number.isSafeInteger(amount.total) && amount.total > 0),
		'net is no whole number': !(Number.isSafeInteger(amount.net) && amount.net >= 0),
		'net is more than total': amount.net > amount.total,
		'no currency': !isText(currency),
		'no invoice ID': !isText(invoiceId),
	}),
	...customerFaults(customer),
];

function faultsOf(reading: Reading<LeadFields | SaleFields>): string[] {
	if (reading.kind === 'unfit') {
		const saysNothing = isText(reading.problem) ? [] : ['no problem named'];
		return reading.problem.includes(MARKER) ? ['data of the customer in the problem'] : saysNothing;
	}
	const { event, isTest } = reading;
	const labelled = [event.name, event.id].every((one) => one === null || isText(one));
	if (!labelled || typeof isTest !== 'boolean') return ['no label'];
	if (reading.kind === 'skipped') return [];
	const { fields } = reading;
	return 'amount' in fields ? saleFaults(fields) : customerFaults(fields);
}

describe('an event with parts that are missing, null or of another type', () => {
	it.each(SOURCES)('is never read wrongly by $name', (source) => {
		const events = fixturesOf(source).map(({ event, expected }) => ({
			event,
			expected,
			places: placesOf(event),
		}));
		const kinds = new Set<string>();
		fc.assert(
			fc.property(fc.constantFrom(...events), changes, ({ event, places }, all) => {
				const mutated = mutate(event, places, all);
				source.recognizes(mutated);
				const reading = source.read(mutated) as Reading<LeadFields | SaleFields>;
				kinds.add(reading.kind);
				const faults = faultsOf(reading);
				/** Jest's own `expect` would take longer than the reading. */
				if (faults.length > 0) throw new Error(faults.join(', '));
			}),
			{ numRuns: RUNS, seed },
		);
		const possible = events.map(({ expected }) => expected.kind);
		expect([...kinds]).toEqual(expect.arrayContaining(possible));
	});
});
