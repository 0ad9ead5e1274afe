import { WaitingLine } from '../../nodes/Refport/runtime/send/waitingLine';

const takeAll = (line: WaitingLine<string, string>): string[] => {
	const taken: string[] = [];
	for (let one = line.take(); one !== undefined; one = line.take()) taken.push(one);
	return taken;
};

const filled = (...entries: [owner: string, one: string, isUrgent?: boolean][]) => {
	const line = new WaitingLine<string, string>();
	for (const [owner, one, isUrgent = false] of entries) line.add(owner, one, isUrgent);
	return line;
};

it('lets owners take turns, each in its own order', () => {
	const line = filled(['a', 'a1'], ['a', 'a2'], ['a', 'a3'], ['b', 'b1'], ['c', 'c1'], ['c', 'c2']);
	expect(takeAll(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
	expect(line.isEmpty).toBe(true);
});

it('takes what is urgent first among those of its owner', () => {
	expect(takeAll(filled(['a', 'a1'], ['b', 'b1'], ['a', 'again', true]))).toEqual([
		'again',
		'b1',
		'a1',
	]);
});

it('gives out what is removed, and keeps the rest', () => {
	const line = filled(['a', 'a1'], ['b', 'b1'], ['a', 'a2']);
	expect(line.remove((one) => one.endsWith('1'))).toEqual(['a1', 'b1']);
	expect(takeAll(line)).toEqual(['a2']);
});
