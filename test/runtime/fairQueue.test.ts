import { FairQueue } from '../../nodes/Refport/runtime/send/fairQueue';

const takeAll = (queue: FairQueue<string, string>): string[] => {
	const taken: string[] = [];
	for (let one = queue.take(); one !== undefined; one = queue.take()) taken.push(one);
	return taken;
};

const queueOf = (...entries: [owner: string, one: string, isUrgent?: boolean][]) => {
	const queue = new FairQueue<string, string>();
	for (const [owner, one, isUrgent = false] of entries) queue.add(owner, one, isUrgent);
	return queue;
};

it('executions take turns, with their items in order', () => {
	const queue = queueOf(
		['a', 'a1'],
		['a', 'a2'],
		['a', 'a3'],
		['b', 'b1'],
		['c', 'c1'],
		['c', 'c2'],
	);
	expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
	expect(queue.isEmpty).toBe(true);
});

it('retries are sent before other items of the same execution', () => {
	expect(takeAll(queueOf(['a', 'a1'], ['b', 'b1'], ['a', 'again', true]))).toEqual([
		'again',
		'b1',
		'a1',
	]);
});

it('items can be removed without affecting others', () => {
	const queue = queueOf(['a', 'a1'], ['b', 'b1'], ['a', 'a2']);
	expect(queue.remove((one) => one.endsWith('1'))).toEqual(['a1', 'b1']);
	expect(takeAll(queue)).toEqual(['a2']);
});
