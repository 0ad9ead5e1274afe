import type { NodeExecutionHint } from 'n8n-workflow';
import type { Outcome } from './outcome';

const HINTS: ReadonlyArray<{ outcome: string; what: string; more: string }> = [
	{
		outcome: 'validated',
		what: 'Checked only and not sent, since the option Dry Run is on',
		more: '',
	},
	{
		outcome: 'skipped',
		what: 'Skipped, because there was no click ID',
		more: 'Most sign-ups are organic, so this is normal. If it concerns all items, check where the click ID is taken from.',
	},
	{
		outcome: 'unattributed',
		what: 'Reached Refport without being attributed',
		more: 'The click has no associated link, so no partner gets credit.',
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
	for (const { outcome, what, more } of HINTS) {
		const count = outcomes.filter((one) => one?.ok && one.output.outcome === outcome).length;
		if (count === 0) continue;
		const message = `${what}: ${count} of ${outcomes.length} items. ${more}`.trim();
		hints.push({ message, type: 'info', location: 'outputPane' });
	}
	if (retryOnFail) hints.push({ message: RETRY_ON_FAIL, type: 'warning', location: 'outputPane' });
	return hints;
}
