import fc from 'fast-check';
import { SOURCES } from '../../../nodes/Refport/core/sources';
import type { LeadFields, Reading, SaleFields } from '../../../nodes/Refport/core/sources/source';
import { fixturesOf } from './fixtures';
import { MARKER, changes, mutate, placesOf } from './mutate';

const RUNS = 10_000;

/** A failed run prints its seed. `SEED=… npx jest …` repeats that run. */
const seed = process.env.SEED === undefined ? undefined : Number(process.env.SEED);

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** Numbers are allowed, because the schema of the request checks them. */
const isPlain = (value: unknown) =>
	value === undefined || isText(value) || (typeof value === 'number' && Number.isFinite(value));

const FIELDS = new Set(
	'clickId customerExternalId customerEmail customerName customerAvatar eventName'.split(' '),
);

const activeFaults = (faults: Record<string, boolean>): string[] =>
	Object.entries(faults)
		.filter(([, isFaulty]) => isFaulty)
		.map(([fault]) => fault);

const customerFaults = (customer: object): string[] =>
	activeFaults({
		'more than plain values of the customer': !Object.values(customer).every(isPlain),
		'a field that no request has': !Object.keys(customer).every((key) => FIELDS.has(key)),
	});

/** The faults that a sale must never have, even if the event is invalid. */
const saleFaults = ({ amount, currency, invoiceId, ...customer }: SaleFields): string[] => [
	...activeFaults({
		'total is no positive whole number': !(Number.isSafeInteger(amount.total) && amount.total > 0),
		'net is no whole number': !(Number.isSafeInteger(amount.net) && amount.net >= 0),
		'net is more than total': amount.net > amount.total,
		'no currency': !isText(currency),
		'no invoice ID': !isText(invoiceId),
	}),
	...customerFaults(customer),
];

function faultsOf(reading: Reading<LeadFields | SaleFields>): string[] {
	if (reading.kind === 'invalid') {
		const missingProblem = isText(reading.problem) ? [] : ['no problem named'];
		return reading.problem.includes(MARKER)
			? ['data of the customer in the problem']
			: missingProblem;
	}
	const { event, isTest } = reading;
	const labelled = [event.name, event.id].every((one) => one === null || isText(one));
	if (!labelled || typeof isTest !== 'boolean') return ['no label'];
	if (reading.kind === 'skipped') return [];
	const { fields } = reading;
	return 'amount' in fields ? saleFaults(fields) : customerFaults(fields);
}

describe('an event with missing, null or unexpected values', () => {
	it.each(SOURCES)('is read without invalid fields by the data source $name', (source) => {
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
				// `expect` of Jest would take longer than the reading itself.
				if (faults.length > 0) throw new Error(faults.join(', '));
			}),
			{ numRuns: RUNS, seed },
		);
		const possible = events.map(({ expected }) => expected.kind);
		expect([...kinds]).toEqual(expect.arrayContaining(possible));
	});
});
