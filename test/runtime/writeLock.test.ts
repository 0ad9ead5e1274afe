import fc from 'fast-check';
import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import { keysIn, newShared } from '../../nodes/Refport/runtime/dedupe/n8nStore';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { WriteLock } from '../../nodes/Refport/runtime/dedupe/writeLock';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { ProcessedData } from './processedData';

const turn = () => new Promise<void>(setImmediate);

const turns = async (count: number) => {
	for (let done = 0; done < count; done += 1) await turn();
};

// A query of 5 ms takes one turn, so the others wait as long as they would in n8n.
jest.mock('n8n-workflow', () => ({ sleep: (ms: number) => turns(Math.max(1, ms / 5)) }));

const TRACKED: Outcome = { ok: true, output: { outcome: 'tracked' } };

const planOf = (id: number): SendPlan => ({
	step: 'send',
	request: { method: 'POST', path: '/', body: {}, repeat: 'unlessTold' },
	identity: [String(id)],
	summary: {},
	outcome: () => success({}),
	facts: {},
});

/** A query takes one turn of the event loop and the next of the delays, over and over. */
function tableWith(delays: readonly number[]): ProcessedData {
	let queries = 0;
	return new ProcessedData(async () => {
		const count = 1 + (delays[queries % delays.length] ?? 0);
		queries += 1;
		await turns(count);
	});
}

/** Two processes with the same table. */
const twoProcesses = ({ helpers }: ProcessedData) =>
	[newShared(), newShared()].map((shared) => keysIn(helpers, shared));

/** Without the lock, an entry that nobody removes would be waited for without end. */
const MAX_LOOK_UPS = 300;

const DELAYS = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 });

describe('two processes that get the same events', () => {
	const EXECUTION = fc.record({
		which: fc.constantFrom(0, 1),
		ids: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
		/** Turns of the event loop before it starts. */
		after: fc.integer({ min: 0, max: 40 }),
	});

	it('send each of them once, and leave one entry for each', async () => {
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
								await turn();
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
					// The lock is given back when nobody waits for a turn any more.
					await turns(100);
					expect(table.rows.has('workflow')).toBe(false);
				},
			),
			{ numRuns: 200 },
		);
	}, 60_000);
});

describe('the lock', () => {
	it('is free again after the task failed', async () => {
		const { helpers, rows } = tableWith([0]);
		const failing = new WriteLock().run(helpers, () => Promise.reject(new Error('no database')));
		await expect(failing).rejects.toThrow('no database');
		expect(rows.has('workflow')).toBe(false);
	});

	it('of a process that died is taken over', async () => {
		const { helpers, rows } = tableWith([0]);
		void new WriteLock().run(helpers, () => new Promise(() => undefined));
		while (!rows.has('workflow')) await turn();
		expect(await new WriteLock().run(helpers, () => Promise.resolve('written'))).toBe('written');
		expect(rows.has('workflow')).toBe(false);
	});

	it('is done without if the workflow removes duplicates by a list of its own, which stays', async () => {
		const { helpers, rows } = tableWith([0]);
		rows.set('workflow', ['an item of the user']);
		const lock = new WriteLock();
		for (const value of [1, 2]) {
			expect(await lock.run(helpers, () => Promise.resolve(value))).toBe(value);
			expect(rows.get('workflow')).toEqual(['an item of the user']);
		}
	});

	it('is done without if n8n refuses it, as it does for a list of another kind', async () => {
		const { helpers } = tableWith([0]);
		const refused = jest.fn(() => Promise.reject(new Error('an incompatible setting')));
		const refusing = { ...helpers, checkProcessedAndRecord: refused };
		const lock = new WriteLock();
		for (const value of [1, 2]) {
			expect(await lock.run(refusing, () => Promise.resolve(value))).toBe(value);
		}
		expect(refused).toHaveBeenCalledTimes(5);
	});
});
