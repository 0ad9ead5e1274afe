import { ItemLimits } from '../../../nodes/Refport/core/retry/itemLimits';

/**
 * The counters of an item after rate-limited responses, each with the number of requests accepted
 * so far.
 */
function after(...acceptedCounts: number[]) {
	const limits = new ItemLimits();
	for (const acceptedCount of acceptedCounts) limits.add(acceptedCount);
	const { times, timesAlone, isItsOwn } = limits;
	return { times, timesAlone, isItsOwn };
}

describe('the rate-limited responses of an item', () => {
	it.each([
		{ accepted: [], times: 0, timesAlone: 0, isItsOwn: false },
		{ accepted: [0], times: 1, timesAlone: 1, isItsOwn: false },
		{ accepted: [7], times: 1, timesAlone: 1, isItsOwn: false },
		{ accepted: [7, 7, 7], times: 3, timesAlone: 3, isItsOwn: false },
		{ accepted: [7, 8], times: 2, timesAlone: 1, isItsOwn: true },
		{ accepted: [7, 8, 8], times: 3, timesAlone: 2, isItsOwn: false },
		{ accepted: [0, 1, 2, 3], times: 4, timesAlone: 1, isItsOwn: true },
	])(
		'count as $times in total and $timesAlone in a row if other items have $accepted accepted requests (only this item is limited: $isItsOwn)',
		({ accepted, ...expected }) => {
			expect(after(...accepted)).toEqual(expected);
		},
	);
});
