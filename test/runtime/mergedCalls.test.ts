import { type List, MergedCalls } from '../../nodes/Refport/runtime/dedupe/mergedCalls';

/** A list that notes each call, and what it holds. */
function notedList(keys: string[]) {
	const calls: unknown[] = [];
	const list: List = {
		enter: (added, keep) => {
			calls.push(['enter', added, keep]);
			const before = added.filter((key) => keys.includes(key));
			keys.push(...added.filter((key) => !before.includes(key)));
			return Promise.resolve(before);
		},
		remove: (removed) => {
			calls.push(['remove', removed]);
			keys.splice(0, keys.length, ...keys.filter((key) => !removed.includes(key)));
			return Promise.resolve();
		},
	};
	return { list, calls };
}

it('makes one call of those of the same moment, and each finds the keys of the calls before it', async () => {
	const { list, calls } = notedList(['a']);
	const merged = new MergedCalls();
	const before = await Promise.all([
		merged.enter(list, ['a', 'b'], 10),
		merged.enter(list, ['b', 'c'], 20),
		merged.enter(list, ['d']),
	]);
	expect(before).toEqual([['a'], ['b'], []]);
	expect(calls).toEqual([['enter', ['a', 'b', 'c', 'd'], 24]]);
});

it('leaves a single call as it is', async () => {
	const { list, calls } = notedList([]);
	const merged = new MergedCalls();
	await merged.enter(list, ['a'], 10);
	await merged.enter(list, ['b']);
	expect(calls).toEqual([
		['enter', ['a'], 10],
		['enter', ['b'], undefined],
	]);
});

it('removes keys before it enters others', async () => {
	const { list, calls } = notedList(['a', 'b', 'c']);
	const merged = new MergedCalls();
	const entered = merged.enter(list, ['a']);
	await Promise.all([entered, merged.remove(list, ['a']), merged.remove(list, ['b'])]);
	expect(await entered).toEqual([]);
	expect(calls).toEqual([
		['remove', ['a', 'b']],
		['enter', ['a'], undefined],
	]);
});

it('rejects all calls that a failure concerns, and works again afterwards', async () => {
	const { list } = notedList([]);
	const merged = new MergedCalls();
	const broken: List = { ...list, enter: () => Promise.reject(new Error('no database')) };
	const settled = await Promise.allSettled([
		merged.enter(broken, ['a']),
		merged.enter(broken, ['b']),
		merged.remove(list, ['c']),
	]);
	expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
	expect(await merged.enter(list, ['a'])).toEqual([]);
});
