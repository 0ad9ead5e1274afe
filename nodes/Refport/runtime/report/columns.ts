import type { Columns } from '../../operations/operation';
import type { Outcome } from '../outcome';

const FIRST = ['outcome', 'reason'];
const LAST = ['attempts', 'error'];

const fieldsOf = (outcome: Outcome | undefined): string[] =>
	Object.keys((outcome?.ok ? outcome.output : outcome?.summary) ?? {});

/**
 * Returns the keys of all output items in order, so that n8n's table has the same columns for each
 * item. Fields of a reply that the operation does not list come between its first and last columns.
 */
export function columnsOf(
	outcomes: ReadonlyArray<Outcome | undefined>,
	{ first, last }: Columns,
): string[] {
	const named = new Set([...FIRST, ...first, ...last, ...LAST]);
	const others = new Set<string>();
	for (const outcome of outcomes) {
		for (const field of fieldsOf(outcome)) if (!named.has(field)) others.add(field);
	}
	return [...FIRST, ...first, ...others, ...last, ...LAST];
}
