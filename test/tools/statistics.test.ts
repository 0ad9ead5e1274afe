import { formatGoal, isMet } from '../../tools/bench/goal';
import { formatSpread, maxWithin, quantileOf, spreadOf } from '../../tools/statistics';

it('returns median, minimum and maximum', () => {
	expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
	expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
	expect(() => spreadOf([])).toThrow(RangeError);
});

it('shows minimum and maximum only if they differ', () => {
	expect(formatSpread([1200, 1000, 1300.4])).toBe('1,200 (1,000–1,300)');
	expect(formatSpread([1000, 1000])).toBe('1,000');
	expect(formatSpread([0.501, 0.499], 2)).toBe('0.50');
});

it('shows the figure, the goal and whether it is met', () => {
	const goal = { is: 'atMost', value: 1.15, unit: '×' } as const;
	expect(formatGoal([1.02], goal)).toBe('1.02 ×, goal ≤ 1.15 × ✓');
	expect(formatGoal([1.0, 1.2, 1.3], goal)).toBe('1.20 (1.00–1.30) ×, goal ≤ 1.15 × ✗');
	expect(isMet(2.2, { is: 'atLeast', value: 2.2, unit: '×' })).toBe(true);
	expect(isMet(Number.NaN, goal)).toBe(false);
});

it('counts the maximum number of times within any window, excluding its end', () => {
	expect(maxWithin([0, 500, 999, 1000, 1001], 1000)).toBe(4);
	expect(maxWithin([0, 1000, 2000], 1000)).toBe(1);
	expect(maxWithin([], 1000)).toBe(0);
});

it('returns the value below which the given share of the values lies', () => {
	const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
	expect([quantileOf(values, 0.5), quantileOf(values, 0.9), quantileOf(values, 1)]).toEqual([
		6, 10, 10,
	]);
});
