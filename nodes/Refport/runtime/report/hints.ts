import type { NodeExecutionHint } from 'n8n-workflow';
import type { Outcome } from '../outcome';
import { unrecordedText } from './unrecorded';

const HINTS: ReadonlyArray<{ outcome: string; reason?: string; what: string; more: string }> = [
	{
		outcome: 'validated',
		what: 'Checked only and not sent, since the option Dry Run is on',
		more: '',
	},
	{
		outcome: 'skipped',
		reason: 'missing_click_id',
		what: 'Skipped, because there was no click ID',
		more: 'Most sign-ups are organic, so this is normal. If it concerns all items, check where the click ID is taken from.',
	},
	{
		outcome: 'skipped',
		reason: 'already_tracked',
		what: 'Skipped, because this node has tracked them before',
		more: 'The option Skip Already Tracked is on.',
	},
	{
		outcome: 'unattributed',
		what: 'Reached Refport without being attributed',
		more: 'The click has no associated link, so no partner gets credit.',
	},
];

const RETRY_ON_FAIL =
	'Retry On Fail is switched on for this node. Better switch it off in Settings: the node retries each item by itself, while Retry On Fail runs the whole node again. What went through is remembered and not sent twice within this execution.';

/** Codes with their numbers, the most frequent first. */
function countCodes(codes: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.sort(([, a], [, b]) => b - a)
		.map(([code, count]) => `${code} (${count})`)
		.join(', ');
}

/** The warning of a run that went on in spite of failures; undefined if there were none. */
function failuresHint(outcomes: ReadonlyArray<Outcome | undefined>): string | undefined {
	const failures = outcomes.flatMap((one) => (one?.ok === false ? [one.failure] : []));
	if (failures.length === 0) return undefined;
	const codes = countCodes(failures.map(({ code }) => code));
	const unknown = failures.filter(({ mayBeRecorded }) => mayBeRecorded).length;
	const check = `Refport may have recorded ${unknown} of them. Check there before you send them again.`;
	return `${failures.length} of ${outcomes.length} items failed: ${codes}. ${unknown > 0 ? check : ''}`.trim();
}

interface Circumstances {
	retryOnFail?: boolean;
	/** How many events were tracked but could not be remembered. */
	unrecorded: number;
}

/** What the output pane says above the items after a run. */
export function hintsFor(
	outcomes: ReadonlyArray<Outcome | undefined>,
	{ retryOnFail, unrecorded }: Circumstances,
): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	const add = (message: string, type: NodeExecutionHint['type']) =>
		hints.push({ message, type, location: 'outputPane' });
	const failed = failuresHint(outcomes);
	if (failed !== undefined) add(failed, 'warning');
	for (const { outcome, reason, what, more } of HINTS) {
		const count = outcomes.filter(
			(one) => one?.ok && one.output.outcome === outcome && one.output.reason === reason,
		).length;
		if (count > 0) add(`${what}: ${count} of ${outcomes.length} items. ${more}`.trim(), 'info');
	}
	if (unrecorded > 0) add(unrecordedText(unrecorded), 'warning');
	if (retryOnFail) add(RETRY_ON_FAIL, 'warning');
	return hints;
}
