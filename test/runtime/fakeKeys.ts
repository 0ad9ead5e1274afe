import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';

/** The keys of one process, stored by `enter` and `remove`. */
export function fakeKeys({ enter, remove }: Pick<Keys, 'enter' | 'remove'>): Keys {
	const held = new Set<string>();
	let claimed = 0;
	let last: Promise<unknown> = Promise.resolve();
	return {
		enter,
		remove,
		runExclusive(task) {
			const turn = last.then(task);
			last = turn.catch(() => undefined);
			return turn;
		},
		released: () => Promise.resolve(),
		hold(mark) {
			held.add(mark);
			return () => held.delete(mark);
		},
		isHeld: (mark) => held.has(mark),
		countClaimed(change) {
			claimed += change;
			return claimed;
		},
	};
}
