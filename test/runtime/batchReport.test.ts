import { inputFailure } from '../../nodes/Refport/core/result';
import { batchReport } from '../../nodes/Refport/runtime/report/batchReport';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string): Outcome => ({ ok: true, output: { outcome } });
const failed: Outcome = { ok: false, failure: inputFailure('X', 'm'), attempts: 0 };

const ADVICE =
	'Next time, turn on Skip Already Tracked first, or set On Error to Continue (using error output).';

it.each<[string, (Outcome | undefined)[], string]>([
	['one item', [failed], ''],
	['no recorded item', [failed, done('skipped')], 'None of the 2 items was recorded.'],
	[
		'a dry run, which sends nothing',
		[done('validated'), failed],
		'None of the 2 items was recorded.',
	],
	[
		'several failures and ranges of items that were not sent',
		[done('tracked'), failed, failed, undefined, failed, undefined, undefined],
		`1 of 7 items is already recorded. Do not send it again. ${ADVICE} Failed: items 2–3, 5. Not sent: items 4, 6–7.`,
	],
	[
		'unattributed items and embed tokens, which are recorded',
		[done('unattributed'), done('created'), failed],
		`2 of 3 items are already recorded. Do not send them again. ${ADVICE}`,
	],
])('the error that stops the workflow describes a batch with %s', (_, outcomes, report) => {
	expect(batchReport(outcomes)).toBe(report);
});
