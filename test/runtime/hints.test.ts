import { inputFailure } from '../../nodes/Refport/core/result';
import { hintsFor } from '../../nodes/Refport/runtime/report/hints';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string, reason?: string): Outcome => ({
	ok: true,
	output: { outcome, ...(reason ? { reason } : {}) },
});

const skipped = done('skipped', 'missing_click_id');

it('says nothing of a run in which all were tracked', () => {
	expect(hintsFor([done('tracked'), undefined], { unrecorded: 0 })).toEqual([]);
});

it('tells each kind of outcome with its number, and the switch that should be off', () => {
	const outcomes = [
		...[skipped, done('unattributed'), skipped, done('validated')],
		done('skipped', 'already_tracked'),
	];
	expect(
		hintsFor(outcomes, { retryOnFail: true, unrecorded: 2 }).map(({ message, type }) => [
			type,
			message.split('. ')[0],
		]),
	).toEqual([
		['info', 'Checked only and not sent, since the option Dry Run is on: 1 of 5 items.'],
		['info', 'Skipped, because there was no click ID: 2 of 5 items'],
		['info', 'Skipped, because this node has tracked them before: 1 of 5 items'],
		['info', 'Reached Refport without being attributed: 1 of 5 items'],
		['warning', 'n8n could not remember that 2 of these events were tracked'],
		['warning', 'Retry On Fail is switched on for this node'],
	]);
});

describe('failed items', () => {
	const failed = (code: string, mayBeRecorded = false): Outcome => ({
		ok: false,
		failure: { ...inputFailure(code, 'm'), mayBeRecorded },
		attempts: 1,
	});

	const warnings = (outcomes: (Outcome | undefined)[]) =>
		hintsFor(outcomes, { unrecorded: 0 }).map(({ message, type }) => [type, message]);

	it('are counted by code, the most frequent first', () => {
		const outcomes = [...['B', 'A', 'C', 'A', 'C', 'A'].map((code) => failed(code)), undefined];
		expect(warnings([...outcomes, done('tracked')])).toEqual([
			['warning', '6 of 8 items failed: A (3), C (2), B (1).'],
		]);
	});

	it('that may have been recorded are counted, too', () => {
		expect(warnings([failed('TIMEOUT', true), failed('X'), done('tracked')])).toEqual([
			[
				'warning',
				'2 of 3 items failed: TIMEOUT (1), X (1). Refport may have recorded 1 of them. Check there before you send them again.',
			],
		]);
	});

	it('come before the other hints', () => {
		expect(warnings([skipped, failed('X')]).map(([type]) => type)).toEqual(['warning', 'info']);
	});
});
