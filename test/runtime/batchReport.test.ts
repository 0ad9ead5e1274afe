import { inputFailure } from '../../nodes/Refport/core/result';
import { batchReport } from '../../nodes/Refport/runtime/report/batchReport';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string): Outcome => ({ ok: true, output: { outcome } });
const failed: Outcome = { ok: false, failure: inputFailure('X', 'm'), attempts: 0 };

const unclear: Outcome = {
	ok: false,
	failure: { ...inputFailure('TIMEOUT', 'm'), mayBeRecorded: true },
	attempts: 1,
};

const ADVICE =
	'Send only the other items again. Next time, turn on Skip Already Tracked first, or set On Error to Continue (using error output).';

it.each<[string, (Outcome | undefined)[], string]>([
	['one item', [failed], ''],
	['no recorded item', [failed, done('skipped')], 'None of the 2 items was recorded.'],
	[
		'an item that may be recorded',
		[failed, unclear],
		'Refport confirmed none of the 2 items. Failed: items 1–2.',
	],
	[
		'a dry run, which sends nothing',
		[done('validated'), failed],
		'None of the 2 items was recorded.',
	],
	[
		'several failures and ranges of items that were not sent',
		[done('tracked'), failed, failed, undefined, failed, undefined, undefined],
		`1 of 7 items is already recorded. ${ADVICE} Failed: items 2–3, 5. Not sent: items 4, 6–7.`,
	],
	[
		'unattributed items and embed tokens, which are recorded',
		[done('unattributed'), done('created'), failed],
		`2 of 3 items are already recorded. ${ADVICE}`,
	],
])('the error that stops the workflow describes a batch with %s', (_, outcomes, report) => {
	expect(batchReport(outcomes, false)).toBe(report);
});

it('the error that stops the workflow says that a retry skips tracked events with Skip Already Tracked', () => {
	expect(batchReport([done('tracked'), failed], true)).toBe(
		'1 of 2 items is already recorded. If you run it again, the node skips tracked events.',
	);
});
