import { concurrencyAfter } from '../../nodes/Refport/core/retry/slowStart';

it.each([
	[0, 20, 1, 6],
	[15, 20, 1, 6],
	[16, 20, 1, 7],
	[223, 20, 1, 19],
	[224, 20, 1, 20],
	[10_000, 20, 1, 20],
	[0, 1, 1, 1],
	[10_000, 3, 1, 3],
	[0, 20, 3, 2],
	[32, 20, 3, 4],
	[0, 20, 100, 1],
])(
	'after %i finished items lets, of at most %i, one of %i executions have %i under way',
	(finished, most, executions, width) => {
		expect(concurrencyAfter(finished, most, executions)).toBe(width);
	},
);
