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
