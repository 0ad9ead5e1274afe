import { isMet, tellGoal } from '../../tools/bench/goal';
import { mostWithin, quantileOf, spreadOf, tellSpread } from '../../tools/statistics';

it('calculates median, minimum and maximum', () => {
	expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
	expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 });
	expect(() => spreadOf([])).toThrow(RangeError);
});

it('shows a range only if the values differ', () => {
	expect(tellSpread([1200, 1000, 1300.4])).toBe('1,200 (1,000–1,300)');
	expect(tellSpread([1000, 1000])).toBe('1,000');
	expect(tellSpread([0.501, 0.499], 2)).toBe('0.50');
});

it('shows the goal next to the value, and whether the goal is met', () => {
	const goal = { is: 'most', value: 1.15, unit: '×' } as const;
	expect(tellGoal([1.02], goal)).toBe('1.02 ×, goal ≤ 1.15 × ✓');
	expect(tellGoal([1.0, 1.2, 1.3], goal)).toBe('1.20 (1.00–1.30) ×, goal ≤ 1.15 × ✗');
	expect(isMet(2.2, { is: 'least', value: 2.2, unit: '×' })).toBe(true);
	expect(isMet(Number.NaN, goal)).toBe(false);
});

it('counts the maximum number of times within a window, excluding its end', () => {
	expect(mostWithin([0, 500, 999, 1000, 1001], 1000)).toBe(4);
	expect(mostWithin([0, 1000, 2000], 1000)).toBe(1);
	expect(mostWithin([], 1000)).toBe(0);
});

it('calculates quantiles', () => {
	const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
	expect([quantileOf(values, 0.5), quantileOf(values, 0.9), quantileOf(values, 1)]).toEqual([
		6, 10, 10,
	]);
});
