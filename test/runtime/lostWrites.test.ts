import fc from 'fast-check';
import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { fakeKeys } from './fakeKeys';

const turn = () => new Promise<void>(setImmediate);

// Waiting takes no time, so that many runs can be tried.
jest.mock('n8n-workflow', () => ({ sleep: () => new Promise(setImmediate) }));

const planOf = (id: number): SendPlan => ({
	step: 'send',
	request: { method: 'POST', path: '/', body: {}, repeat: 'unlessTold' },
	identity: [String(id)],
	summary: {},
	outcome: () => success({}),
	facts: {},
});

const TRACKED: Outcome = { ok: true, output: { outcome: 'tracked' } };
const UNATTRIBUTED: Outcome = { ok: true, output: { outcome: 'unattributed' } };

/** Then everything is stopped: whoever waits for an entry that nobody removes would wait for long. */
const MAX_CLAIMS = 60;

/** Two processes that read, change and write the same list, each without knowing of the other. */
class World {
	list: string[] = [];

	readonly recorded: number[] = [];

	/** Events that were skipped before Refport had recorded them. */
	readonly lost: number[] = [];

	private readonly stop = new AbortController();

	private claims = 0;

	private now = 1_000_000_000_000;

	private readonly processes = [this.process(), this.process()];

	/** @param delays event loop rounds that the next reads and writes take, over and over */
	constructor(private readonly delays: readonly number[]) {}

	async run(which: number, ids: readonly number[], fails: boolean): Promise<void> {
		const keys = this.processes[which];
		if (!keys) throw new Error(`There is no process ${which}`);
		// The leases of others end soon, so that nobody waits for long.
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
				await turn();
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
			for (let round = 0; round <= rounds; round += 1) await turn();
			const [result, written] = effect(list);
			this.list = written;
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
	/** Event loop rounds before it starts. */
	after: fc.integer({ min: 0, max: 30 }),
});

it('loses no event, whatever two processes undo of what the other one writes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(RUN, { minLength: 2, maxLength: 6 }),
			fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
			async (runs, delays) => {
				const world = new World(delays);
				const start = async ({ which, ids, fails, after }: (typeof runs)[number]) => {
					for (let round = 0; round < after; round += 1) await turn();
					await world.run(which, ids, fails);
				};
				await Promise.all(runs.map(start));
				expect(world.lost).toEqual([]);
			},
		),
		{ numRuns: 200 },
	);
}, 60_000);
