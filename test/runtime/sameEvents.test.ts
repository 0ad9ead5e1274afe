import fc from 'fast-check';
import { keysIn, newShared } from '../../nodes/Refport/runtime/dedupe/n8nStore';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { nextTurn, turns } from './eventLoop';
import { type ProcessedData, tableWith } from './processedData';
import { TRACKED, planOf } from './plans';

// A query takes one turn and represents 5 ms, so waits are as long as in n8n.
jest.mock('n8n-workflow', () => ({ sleep: (ms: number) => turns(Math.max(1, ms / 5)) }));

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
