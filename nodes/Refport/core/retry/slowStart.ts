const FIRST = 6;
const WIDENED_EACH = 16;

/**
 * How many items of a batch may be under way. It begins with a few, which executions at the same time
 * divide among them, since whatever is under way when the service first names a limit is turned away;
 * and it widens as items are finished.
 */
export const concurrencyAfter = (finished: number, most: number, executions: number): number =>
	Math.min(most, Math.ceil(FIRST / executions) + Math.floor(finished / WIDENED_EACH));
