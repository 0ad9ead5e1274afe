import { inputFailure } from '../core/result';
import type { Plan, ReadParameter } from './operation';

/** Decides, without a request, what becomes of an item that has no click ID. */
export function missingClickId(read: ReadParameter, facts: Record<string, unknown>): Plan {
	const { whenClickIdMissing } = read('options') as { whenClickIdMissing?: unknown };
	if (whenClickIdMissing === 'fail') {
		return {
			step: 'fail',
			failure: inputFailure('MISSING_CLICK_ID', 'Click ID is empty', 'clickId'),
		};
	}
	return { step: 'done', output: { outcome: 'skipped', reason: 'missing_click_id', ...facts } };
}
