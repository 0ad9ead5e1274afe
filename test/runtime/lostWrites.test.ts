import fc from 'fast-check';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { nextTurn } from './eventLoop';
import { fakeKeys } from './fakeKeys';
import { TRACKED, UNATTRIBUTED, planOf } from './plans';

// Waiting takes no time, so the test can try many runs.
jest.mock('n8n-workflow', () => ({ sleep: () => new Promise(setImmediate) }));

/** Stops the executions, because lost writes can leave an entry that nobody removes. */
const MAX_CLAIMS = 60;

/** Two processes that read and write the same list without a lock. */
class TwoProcesses {
	list: string[] = [];

	readonly recorded: number[] = [];

	/** Events that were skipped before Refport had recorded them. */
	readonly lost: number[] = [];

	private readonly stop = new AbortController();

	private claims = 0;

	private now = 1_000_000_000_000;

	private readonly processes = [this.process(), this.process()];

	/** @param delays turns of the event loop that each read or write takes, in a cycle */
	constructor(private readonly delays: readonly number[]) {}

	async run(which: number, ids: readonly number[], fails: boolean): Promise<void> {
		const keys = this.processes[which];
		if (!keys) throw new Error(`There is no process ${which}`);
		// Time passes quickly, so leases of the other process expire soon.
		const clock = () => {
			this.claims += 1;
			if (this.claims > MAX_CLAIMS) this.stop.abort();
			this.now += 2000;
			return this.now;
		};
		const events = new TrackedEvents(new TrackedStore(keys, clock, 1000), '', this.stop.signal);
		await events.open(ids.map(planOf));
		for (const id of ids) {
			const outcome = await events.sendOnce(planOf(id), async () => {
				await nextTurn();
				if (!fails) this.recorded.push(id);
				return fails ? UNATTRIBUTED : TRACKED;
			});
			const isSkipped = outcome?.ok && outcome.output.outcome === 'skipped';
			if (isSkipped && !this.recorded.includes(id)) this.lost.push(id);
		}
		await events.close();
	}

	private process(): Keys {
		let calls = 0;
		const change = async <T>(effect: (list: string[]) => [T, string[]]): Promise<T> => {
			const list = [...this.list];
			const rounds = this.delays[calls % this.delays.length] ?? 0;
			calls += 1;
			for (let round = 0; round <= rounds; round += 1) await nextTurn();
			const [result, changed] = effect(list);
			this.list = changed;
			return result;
		};
		return fakeKeys({
			enter: (keys) =>
				change((list) => [
					keys.filter((key) => list.includes(key)),
					[...list, ...keys.filter((key) => !list.includes(key))],
				]),
			remove: (keys) => change((list) => [undefined, list.filter((key) => !keys.includes(key))]),
		});
	}
}

const RUN = fc.record({
	which: fc.constantFrom(0, 1),
	ids: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
	fails: fc.boolean(),
	/** Turns of the event loop before it starts. */
	after: fc.integer({ min: 0, max: 30 }),
});

it('loses no event if two processes overwrite the list of the other one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(RUN, { minLength: 2, maxLength: 6 }),
			fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
			async (runs, delays) => {
				const simulation = new TwoProcesses(delays);
				const start = async ({ which, ids, fails, after }: (typeof runs)[number]) => {
					for (let round = 0; round < after; round += 1) await nextTurn();
					await simulation.run(which, ids, fails);
				};
				await Promise.all(runs.map(start));
				expect(simulation.lost).toEqual([]);
			},
		),
		{ numRuns: 200 },
	);
}, 60_000);
