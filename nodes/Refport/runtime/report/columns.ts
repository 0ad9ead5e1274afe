import type { Columns } from '../../operations/operation';
import type { Outcome } from '../outcome';

const FIRST = ['outcome', 'reason'];
const LAST = ['attempts', 'error'];

const fieldsOf = (outcome: Outcome | undefined): string[] =>
	Object.keys((outcome?.ok ? outcome.output : outcome?.summary) ?? {});

/**
 * The keys of every item of a run, in order, so that n8n's table has the same columns for all of
 * them. Fields of a reply that the operation does not name come after those that it names.
 */
export function columnsOf(
	outcomes: ReadonlyArray<Outcome | undefined>,
	{ first, last }: Columns,
): string[] {
	const named = new Set([...FIRST, ...first, ...last, ...LAST]);
	const further = new Set<string>();
	for (const outcome of outcomes) {
		for (const field of fieldsOf(outcome)) if (!named.has(field)) further.add(field);
	}
	return [...FIRST, ...first, ...further, ...last, ...LAST];
}
