import fc from 'fast-check';
import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { LEASE_MS, TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { runPool } from '../../nodes/Refport/runtime/pool';
import { fakeKeys } from './fakeKeys';

/** n8n's list, which drops its oldest keys. */
class List {
	keys: string[] = [];

	enter(keys: readonly string[], keep = Number.POSITIVE_INFINITY): string[] {
		const before = new Set(this.keys);
		this.keys = [...this.keys, ...keys.filter((key) => !before.has(key))].slice(-keep);
		return keys.filter((key) => before.has(key));
	}

	remove(keys: readonly string[]): void {
		const gone = new Set(keys);
		this.keys = this.keys.filter((key) => !gone.has(key));
	}
}

const keysOn = (list: List): Keys =>
	fakeKeys({
		enter: (keys, keep) => Promise.resolve(list.enter(keys, keep)),
		remove: (keys) => {
			list.remove(keys);
			return Promise.resolve();
		},
	});

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

const outcomeOf = (outcome: Outcome | undefined): unknown => outcome?.ok && outcome.output.outcome;

class World {
	readonly list = new List();

	readonly recorded: number[] = [];

	now = 1_000_000_000_000;

	/** Keys of all executions, so that they count as one process. */
	private readonly keys = keysOn(this.list);

	constructor(private readonly eventsToRemember: number) {}

	/**
	 * One execution.
	 *
	 * @param dies the number of events after which its process is gone
	 * @returns the outcome of each event that it reached
	 */
	async run(
		ids: readonly number[],
		send: (id: number) => Promise<Outcome> | Outcome = () => TRACKED,
		dies = Number.POSITIVE_INFINITY,
	): Promise<unknown[]> {
		const keys = Number.isFinite(dies) ? keysOn(this.list) : this.keys;
		const store = new TrackedStore(keys, () => this.now, this.eventsToRemember);
		const events = new TrackedEvents(store, '', undefined);
		await events.open(ids.map(planOf));
		const outcomes: unknown[] = [];
		const take = async (id: number, index: number) => {
			const sending = async () => {
				const outcome = await send(id);
				if (outcomeOf(outcome) === 'tracked') this.recorded.push(id);
				return outcome;
			};
			outcomes[index] = outcomeOf(await events.sendOnce(planOf(id), sending));
		};
		await runPool(ids, 1, take, () => outcomes.length >= dies);
		if (outcomes.length < dies) await events.close();
		return outcomes;
	}
}

const idsTo = (count: number) => Array.from({ length: count }, (_, id) => id);

async function remembering(count: number, eventsToRemember: number): Promise<World> {
	const world = new World(eventsToRemember);
	for (const id of idsTo(count)) await world.run([id]);
	return world;
}

it('remembers as many events as it is told to, and forgets the oldest', async () => {
	const world = await remembering(12, 10);
	// The last one took the place of the first; the oldest of the others goes with the next claim.
	expect(world.list.keys).toHaveLength(11);
	expect(await world.run(idsTo(12).slice(2))).toEqual(Array(10).fill('skipped'));
	expect(await world.run([0])).toEqual(['tracked']);
});

it('takes an event that is skipped for one that was just seen', async () => {
	const world = await remembering(10, 10);
	for (const id of [10, 11, 12]) {
		expect(await world.run([0])).toEqual(['skipped']);
		await world.run([id]);
	}
	expect(await world.run([0])).toEqual(['skipped']);
	expect(await world.run([1])).toEqual(['tracked']);
});

it('remembers a run that has more events than that until the next one', async () => {
	const world = new World(10);
	await world.run(idsTo(40));
	expect(await world.run(idsTo(40))).toEqual(Array(40).fill('skipped'));
});

it('keeps room for events that fail, and takes none for them afterwards', async () => {
	const world = await remembering(10, 10);
	await world.run([...idsTo(60)].slice(20), () => UNATTRIBUTED);
	expect(world.list.keys).toHaveLength(10);
	expect(await world.run(idsTo(10))).toEqual(Array(10).fill('skipped'));
});

it('keeps what a long run has in flight, while others come one by one', async () => {
	const world = new World(10);
	const others = { next: 100 };
	const long = await world.run(idsTo(10), async () => {
		await world.run([others.next]);
		others.next += 1;
		return TRACKED;
	});
	expect(long).toEqual(Array(10).fill('tracked'));
	expect(await world.run([others.next - 1, 9])).toEqual(['skipped', 'skipped']);
});

it('sends an event again that was in flight while everything about it was forgotten', async () => {
	const world = new World(10);
	const outcome = await world.run([0], async () => {
		for (const id of idsTo(100).slice(50)) await world.run([id]);
		return UNATTRIBUTED;
	});
	expect(outcome).toEqual(['unattributed']);
	expect(await world.run([0])).toEqual(['tracked']);
});

it('sends an event again after its execution died, whatever n8n dropped since then', async () => {
	for (let later = 0; later < 20; later += 1) {
		const world = new World(10);
		await world.run(idsTo(3), () => UNATTRIBUTED, 1);
		for (const id of idsTo(later)) await world.run([100 + id]);
		world.now += 2 * LEASE_MS;
		// A second run finds what the first one left, and dies, too.
		await world.run([2, 1], () => UNATTRIBUTED, 1);
		for (const id of idsTo(later)) await world.run([200 + id]);
		world.now += 2 * LEASE_MS;
		expect(await world.run([1, 2])).toEqual(['tracked', 'tracked']);
	}
});

const STEP = fc.record({
	ids: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 8 }),
	failing: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 8 }),
	dies: fc.option(fc.integer({ min: 1, max: 8 }), { nil: Number.POSITIVE_INFINITY }),
});

it('skips nothing that was not recorded, whatever fails, dies and is forgotten', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(STEP, { maxLength: 30 }),
			fc.integer({ min: 1, max: 20 }),
			async (steps, eventsToRemember) => {
				const world = new World(eventsToRemember);
				for (const { ids, failing, dies } of steps) {
					world.now += 2 * LEASE_MS;
					const send = (id: number) => (failing.includes(id) ? UNATTRIBUTED : TRACKED);
					const outcomes = await world.run(ids, send, dies);
					for (const [index, outcome] of outcomes.entries()) {
						if (outcome === 'skipped') expect(world.recorded).toContain(ids[index]);
					}
				}
			},
		),
		{ numRuns: 500 },
	);
}, 60_000);
