import type { Outcome } from '../outcome';

const ADVICE =
	'Next time, turn on Skip Already Tracked first, or set On Error to Continue (using error output).';

const SENT: ReadonlySet<unknown> = new Set(['tracked', 'unattributed', 'created']);

/** Formats the indexes 2, 3, 4, 8 as "3–5, 9", because users count from 1. */
function ranges(indexes: readonly number[]): string {
	const runs: Array<[number, number]> = [];
	for (const index of indexes) {
		const last = runs.at(-1);
		if (last && last[1] === index - 1) last[1] = index;
		else runs.push([index, index]);
	}
	return runs
		.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`))
		.join(', ');
}

const recordedText = (count: number): string =>
	count === 1
		? 'is already recorded. Do not send it again.'
		: 'are already recorded. Do not send them again.';

/**
 * Returns what was recorded and what is left, for the error that stops a run. Empty for one item.
 */
export function batchReport(outcomes: ReadonlyArray<Outcome | undefined>): string {
	if (outcomes.length < 2) return '';
	const indexes = (accept: (outcome: Outcome | undefined) => boolean) =>
		outcomes.flatMap((outcome, index) => (accept(outcome) ? [index] : []));
	const sent = indexes((one) => one?.ok === true && SENT.has(one.output.outcome));
	const failures = indexes((one) => one?.ok === false);
	const unsent = indexes((one) => one === undefined);
	return [
		sent.length === 0
			? `None of the ${outcomes.length} items was recorded.`
			: `${sent.length} of ${outcomes.length} items ${recordedText(sent.length)} ${ADVICE}`,
		failures.length > 1 ? `Failed: items ${ranges(failures)}.` : '',
		unsent.length > 0 ? `Not sent: items ${ranges(unsent)}.` : '',
	]
		.filter((text) => text !== '')
		.join(' ');
}
