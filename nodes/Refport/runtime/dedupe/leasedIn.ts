import { type Keys, leaseKey } from './keys';
import { removeInBatches } from './remove';

/** Returns the marks that were leased in a period. */
export async function leasedIn(
	keys: Pick<Keys, 'enter' | 'remove'>,
	marks: readonly string[],
	period: number,
): Promise<Set<string>> {
	if (marks.length === 0) return new Set();
	const before = new Set(await keys.enter(marks.map((mark) => leaseKey(mark, period))));
	const isLeased = (mark: string) => before.has(leaseKey(mark, period));
	const added = marks.filter((mark) => !isLeased(mark));
	await removeInBatches(
		keys,
		added.map((mark) => [leaseKey(mark, period)]),
	);
	return new Set(marks.filter(isLeased));
}
