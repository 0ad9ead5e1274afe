import { adNetworkOf } from '../../core/clickId/adClickIds';
import type { Outcome } from '../outcome';

const MAX_QUOTED_LENGTH = 120;

function noteFor(clickId: string, index: number, total: number): string {
	const shown =
		clickId.length > MAX_QUOTED_LENGTH ? `${clickId.slice(0, MAX_QUOTED_LENGTH)}…` : clickId;
	const place = total > 1 ? ` of item ${index + 1} of ${total}` : '';
	const network = adNetworkOf(clickId);
	const guess = network === undefined ? '' : ` This looks like a ${network} click ID.`;
	return `Refport does not know the click ID "${shown}"${place}.${guess}`;
}

const clickIdOf = (summary: Record<string, unknown> = {}): unknown => {
	const { click } = summary;
	return typeof click === 'object' && click !== null && 'id' in click ? click.id : undefined;
};

/** Adds the click ID and the item, counted from 1, to each INVALID_CLICK_ID error. */
export const withClickIdNotes = (
	outcomes: ReadonlyArray<Outcome | undefined>,
): Array<Outcome | undefined> =>
	outcomes.map((outcome, index) => {
		if (outcome?.ok !== false || outcome.failure.code !== 'INVALID_CLICK_ID') return outcome;
		const clickId = clickIdOf(outcome.summary);
		if (typeof clickId !== 'string') return outcome;
		const note = noteFor(clickId, index, outcomes.length);
		return { ...outcome, failure: { ...outcome.failure, note } };
	});
