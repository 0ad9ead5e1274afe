import type { NodeExecutionHint } from 'n8n-workflow';
import type { Outcome } from './outcome';

const HINTS: ReadonlyArray<{ outcome: string; words: string }> = [
	{
		outcome: 'validated',
		words: 'were checked only and not sent, since the option Dry Run is on.',
	},
	{
		outcome: 'skipped',
		words:
			'had no click ID and were skipped, so nothing was sent for them. Most sign-ups are organic, so this is normal; if it concerns all items, check where Click ID takes its value from.',
	},
	{
		outcome: 'unattributed',
		words:
			'reached Refport without being attributed: the click has no associated link, so no partner gets credit.',
	},
];

const RETRY_ON_FAIL =
	'Retry On Fail is switched on for this node. Better switch it off in Settings: the node retries each item by itself, while Retry On Fail runs the whole node again. What went through is remembered and not sent twice within this execution.';

/** What the output pane says above the items after a run. */
export function hintsFor(
	outcomes: ReadonlyArray<Outcome | undefined>,
	retryOnFail: boolean | undefined,
): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	for (const { outcome, words } of HINTS) {
		const count = outcomes.filter((one) => one?.ok && one.output.outcome === outcome).length;
		if (count === 0) continue;
		const message = `Of ${outcomes.length} items, ${count} ${words}`;
		hints.push({ message, type: 'info', location: 'outputPane' });
	}
	if (retryOnFail) hints.push({ message: RETRY_ON_FAIL, type: 'warning', location: 'outputPane' });
	return hints;
}
