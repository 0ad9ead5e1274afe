import type { Outcome } from '../outcome';

const SENT: ReadonlySet<unknown> = new Set(['tracked', 'unattributed', 'created']);

/** Writes 3, 4, 5, 9 as "3–5, 9". */
function ranges(indexes: readonly number[]): string {
	const runs: Array<[number, number]> = [];
	for (const index of indexes) {
		const last = runs.at(-1);
		if (last && last[1] === index - 1) last[1] = index;
		else runs.push([index, index]);
	}
	return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** Tells, for the error that stops a batch, what was done before and what is left. Empty for a single item. */
export function batchReport(outcomes: ReadonlyArray<Outcome | undefined>): string {
	if (outcomes.length < 2) return '';
	const indexes = (accept: (outcome: Outcome | undefined) => boolean) =>
		outcomes.flatMap((outcome, index) => (accept(outcome) ? [index] : []));
	const sent = indexes((one) => one?.ok === true && SENT.has(one.output.outcome));
	const failures = indexes((one) => one?.ok === false);
	const unsent = indexes((one) => one === undefined);
	return [
		sent.length === 0
			? `None of the ${outcomes.length} items went through.`
			: `${sent.length} of ${outcomes.length} items went through already and must not be sent again.`,
		failures.length > 1 ? `Failed: items ${ranges(failures)}.` : '',
		unsent.length > 0 ? `Not sent: items ${ranges(unsent)} (counted from 0).` : '',
	]
		.filter((text) => text !== '')
		.join(' ');
}
