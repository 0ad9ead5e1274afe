import { widthAfter } from '../../nodes/Refport/core/ramp';

it.each([
	[0, 20, 6],
	[15, 20, 6],
	[16, 20, 7],
	[223, 20, 19],
	[224, 20, 20],
	[10_000, 20, 20],
	[0, 1, 1],
	[10_000, 3, 3],
])('after %i finished items lets, of at most %i, %i be under way', (finished, most, width) => {
	expect(widthAfter(finished, most)).toBe(width);
});
