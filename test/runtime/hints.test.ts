import { hintsFor } from '../../nodes/Refport/runtime/hints';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';

const done = (outcome: string): Outcome => ({ ok: true, output: { outcome } });

it('says nothing of a run in which all were tracked', () => {
	expect(hintsFor([done('tracked'), undefined], false)).toEqual([]);
});

it('tells each kind of outcome with its number, and the switch that should be off', () => {
	const outcomes = [done('skipped'), done('unattributed'), done('skipped'), done('validated')];
	expect(
		hintsFor(outcomes, true).map(({ message, type }) => [type, message.split('. ')[0]]),
	).toEqual([
		['info', 'Checked only and not sent, since the option Dry Run is on: 1 of 4 items.'],
		['info', 'Skipped, because there was no click ID: 2 of 4 items'],
		['info', 'Reached Refport without being attributed: 1 of 4 items'],
		['warning', 'Retry On Fail is switched on for this node'],
	]);
});
