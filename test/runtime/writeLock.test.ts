import fc from 'fast-check';
import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import { keysIn, newShared } from '../../nodes/Refport/runtime/dedupe/n8nStore';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { WriteLock } from '../../nodes/Refport/runtime/dedupe/writeLock';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { ProcessedData } from './processedData';

const nextTurn = () => new Promise<void>(setImmediate);

const turns = async (count: number) => {
	for (let done = 0; done < count; done += 1) await nextTurn();
};

// A query takes one turn and represents 5 ms, so waits are as long as in n8n.
jest.mock('n8n-workflow', () => ({ sleep: (ms: number) => turns(Math.max(1, ms / 5)) }));

const TRACKED: Outcome = { ok: true, output: { outcome: 'tracked' } };

const planOf = (id: number): SendPlan => ({
	step: 'send',
	request: { method: 'POST', path: '/', body: {}, repeat: 'optOut' },
	identity: [String(id)],
	summary: {},
	outcome: () => success({}),
	nodeFields: {},
});

/** A query takes one turn of the event loop plus a delay. The delays repeat in a cycle. */
function tableWith(delays: readonly number[]): ProcessedData {
	let queries = 0;
	return new ProcessedData(async () => {
		const count = 1 + (delays[queries % delays.length] ?? 0);
		queries += 1;
		await turns(count);
	});
}

/** The keys of two processes that share a table. */
const twoProcesses = ({ helpers }: ProcessedData) =>
	[newShared(), newShared()].map((shared) => keysIn(helpers, shared));

/**
 * Stops the executions, because without the lock they could wait forever for an entry that nobody
 * removes.
 */
const MAX_LOOK_UPS = 2000;

const DELAYS = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 });

describe('two processes that receive the same events', () => {
	const EXECUTION = fc.record({
		which: fc.constantFrom(0, 1),
		ids: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
		/** Turns of the event loop before it starts. */
		after: fc.integer({ min: 0, max: 40 }),
	});

	it('send each event once, and store one entry per event', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(EXECUTION, { minLength: 2, maxLength: 5 }),
				DELAYS,
				async (executions, delays) => {
					const table = tableWith(delays);
					const processes = twoProcesses(table);
					const sent: number[] = [];
					const stop = new AbortController();
					let lookUps = 0;
					const clock = () => {
						lookUps += 1;
						if (lookUps > MAX_LOOK_UPS) stop.abort();
						return 0;
					};
					const execute = async ({ which, ids, after }: (typeof executions)[number]) => {
						await turns(after);
						const [first, second] = processes;
						const keys = which === 0 ? first : second;
						if (!keys) throw new Error('There is no such process');
						const events = new TrackedEvents(new TrackedStore(keys, clock, 1000), '', stop.signal);
						await events.open(ids.map(planOf));
						for (const id of ids) {
							await events.sendOnce(planOf(id), async () => {
								await nextTurn();
								sent.push(id);
								return TRACKED;
							});
						}
						await events.close();
					};
					await Promise.all(executions.map(execute));
					const events = [...new Set(executions.flatMap(({ ids }) => ids))].sort();
					expect([...sent].sort()).toEqual(events);
					expect(table.rows.get('node')).toHaveLength(events.length);
					expect(table.rows.has('workflow')).toBe(false);
				},
			),
			{ numRuns: 200 },
		);
	}, 60_000);
});

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
