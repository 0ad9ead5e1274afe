import { inputFailure } from '../../nodes/Refport/core/result';
import { batchReport } from '../../nodes/Refport/runtime/report/batchReport';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string): Outcome => ({ ok: true, output: { outcome } });
const failed: Outcome = { ok: false, failure: inputFailure('X', 'm'), attempts: 0 };

it.each<[string, (Outcome | undefined)[], string]>([
	['one item', [failed], ''],
	['nothing through', [failed, done('skipped')], 'None of the 2 items went through.'],
	[
		'a dry run, which sends nothing',
		[done('validated'), failed],
		'None of the 2 items went through.',
	],
	[
		'several failures and ranges of unsent items',
		[done('tracked'), failed, failed, undefined, failed, undefined, undefined],
		'1 of 7 items went through already and must not be sent again. Failed: items 1–2, 4. Not sent: items 3, 5–6 (counted from 0).',
	],
	[
		'unattributed items and tokens, which went through',
		[done('unattributed'), done('created'), failed],
		'2 of 3 items went through already and must not be sent again.',
	],
])('tells of %s', (_, outcomes, told) => {
	expect(batchReport(outcomes)).toBe(told);
});
