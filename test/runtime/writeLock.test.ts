import { WriteLock } from '../../nodes/Refport/runtime/dedupe/writeLock';
import { tableWith } from './processedData';
import { nextTurn, turns } from './eventLoop';

// A query takes one turn and represents 5 ms, so waits are as long as in n8n.
jest.mock('n8n-workflow', () => ({ sleep: (ms: number) => turns(Math.max(1, ms / 5)) }));

describe('the write lock', () => {
	it('is released if the task fails', async () => {
		const { helpers, rows } = tableWith([0]);
		const failing = new WriteLock().run(helpers, () => Promise.reject(new Error('no database')));
		await expect(failing).rejects.toThrow('no database');
		expect(rows.has('workflow')).toBe(false);
	});

	it('is taken over from a crashed process', async () => {
		const { helpers, rows } = tableWith([0]);
		void new WriteLock().run(helpers, () => new Promise(() => undefined));
		while (!rows.has('workflow')) await nextTurn();
		expect(await new WriteLock().run(helpers, () => Promise.resolve('written'))).toBe('written');
		expect(rows.has('workflow')).toBe(false);
	});

	it('is not used if the workflow has its own list of duplicates, which stays unchanged', async () => {
		const { helpers, rows } = tableWith([0]);
		rows.set('workflow', ['an item of the user']);
		const lock = new WriteLock();
		for (const value of [1, 2]) {
			expect(await lock.run(helpers, () => Promise.resolve(value))).toBe(value);
			expect(rows.get('workflow')).toEqual(['an item of the user']);
		}
	});

	it('is not used if n8n rejects it because of an incompatible list', async () => {
		const { helpers } = tableWith([0]);
		const rejection = jest.fn(() => Promise.reject(new Error('an incompatible setting')));
		const rejectingHelpers = { ...helpers, checkProcessedAndRecord: rejection };
		const lock = new WriteLock();
		for (const value of [1, 2]) {
			expect(await lock.run(rejectingHelpers, () => Promise.resolve(value))).toBe(value);
		}
		expect(rejection).toHaveBeenCalledTimes(5);
	});
});
