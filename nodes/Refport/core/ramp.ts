const FIRST = 6;
const WIDENED_EACH = 16;

/**
 * How many items of a batch may be under way. It begins with a few, since whatever is under way when
 * the service first names a limit is turned away, and widens as items are finished.
 */
export const widthAfter = (finished: number, most: number): number =>
	Math.min(most, FIRST + Math.floor(finished / WIDENED_EACH));
