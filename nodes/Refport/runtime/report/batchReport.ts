import type { Outcome } from '../outcome';

const SKIPPED_NEXT_TIME = 'If you run it again, the node skips tracked events.';

const SENT_NEXT_TIME =
	'Send only the other items again. Next time, turn on Skip Already Tracked first, or set On Error to Continue (using error output).';

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

function recordedText(outcomes: ReadonlyArray<Outcome | undefined>, sent: number): string {
	const total = outcomes.length;
	if (sent > 0) return `${sent} of ${total} items ${sent === 1 ? 'is' : 'are'} already recorded.`;
	const isUnclear = outcomes.some((one) => one?.ok === false && one.failure.mayBeRecorded);
	return isUnclear
		? `Refport confirmed none of the ${total} items.`
		: `None of the ${total} items was recorded.`;
}

/**
 * Returns what was recorded and what is left, for the error that stops a run. Empty for one item.
 *
 * @param skipsTracked whether Skip Already Tracked is on
 */
export function batchReport(
	outcomes: ReadonlyArray<Outcome | undefined>,
	skipsTracked: boolean,
): string {
	if (outcomes.length < 2) return '';
	const indexes = (accept: (outcome: Outcome | undefined) => boolean) =>
		outcomes.flatMap((outcome, index) => (accept(outcome) ? [index] : []));
	const sent = indexes((one) => one?.ok === true && SENT.has(one.output.outcome));
	const failures = indexes((one) => one?.ok === false);
	const unsent = indexes((one) => one === undefined);
	const nextTime = skipsTracked ? SKIPPED_NEXT_TIME : SENT_NEXT_TIME;
	return [
		recordedText(outcomes, sent.length),
		sent.length > 0 ? nextTime : '',
		failures.length > 1 ? `Failed: items ${ranges(failures)}.` : '',
		unsent.length > 0 ? `Not sent: items ${ranges(unsent)}.` : '',
	]
		.filter((text) => text !== '')
		.join(' ');
}
