import fc from 'fast-check';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { LEASE_MS, TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { runPool } from '../../nodes/Refport/runtime/pool';
import { fakeKeys } from './fakeKeys';
import { TRACKED, UNATTRIBUTED, planOf } from './plans';

/** The list that n8n stores, which drops its oldest keys. */
class List {
	keys: string[] = [];

	enter(keys: readonly string[], keep = Number.POSITIVE_INFINITY): string[] {
		const before = new Set(this.keys);
		this.keys = [...this.keys, ...keys.filter((key) => !before.has(key))].slice(-keep);
		return keys.filter((key) => before.has(key));
	}

	remove(keys: readonly string[]): void {
		const removed = new Set(keys);
		this.keys = this.keys.filter((key) => !removed.has(key));
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

const outcomeOf = (outcome: Outcome | undefined): unknown => outcome?.ok && outcome.output.outcome;

class Simulation {
	readonly list = new List();

	readonly recorded: number[] = [];

	now = 1_000_000_000_000;

	/** All executions share these keys, so they count as one process. */
	private readonly keys = keysOn(this.list);

	constructor(private readonly eventsToRemember: number) {}

	/**
	 * Runs one execution.
	 *
	 * @param crashesAfter the number of events after which the process crashes
	 * @returns the outcomes of the events before that
	 */
	async run(
		ids: readonly number[],
		send: (id: number) => Promise<Outcome> | Outcome = () => TRACKED,
		crashesAfter = Number.POSITIVE_INFINITY,
	): Promise<unknown[]> {
		const keys = Number.isFinite(crashesAfter) ? keysOn(this.list) : this.keys;
		const store = new TrackedStore(keys, () => this.now, this.eventsToRemember);
		const events = new TrackedEvents(store, '', undefined);
		await events.open(ids.map(planOf));
		const outcomes: unknown[] = [];
		const track = async (id: number, index: number) => {
			const sending = async () => {
				const outcome = await send(id);
				if (outcomeOf(outcome) === 'tracked') this.recorded.push(id);
				return outcome;
			};
			outcomes[index] = outcomeOf(await events.sendOnce(planOf(id), sending));
		};
		await runPool(ids, 1, track, () => outcomes.length >= crashesAfter);
		if (outcomes.length < crashesAfter) await events.close();
		return outcomes;
	}
}

const idsTo = (count: number) => Array.from({ length: count }, (_, id) => id);

async function withTrackedEvents(count: number, eventsToRemember: number): Promise<Simulation> {
	const simulation = new Simulation(eventsToRemember);
	for (const id of idsTo(count)) await simulation.run([id]);
	return simulation;
}

it('remembers the number of events in Events to Remember, and forgets the oldest', async () => {
	const simulation = await withTrackedEvents(12, 10);
	// The last event replaced the first one. The next oldest one is removed with the next claim.
	expect(simulation.list.keys).toHaveLength(11);
	expect(await simulation.run(idsTo(12).slice(2))).toEqual(Array(10).fill('skipped'));
	expect(await simulation.run([0])).toEqual(['tracked']);
});

it('keeps an event longer each time it is skipped', async () => {
	const simulation = await withTrackedEvents(10, 10);
	for (const id of [10, 11, 12]) {
		expect(await simulation.run([0])).toEqual(['skipped']);
		await simulation.run([id]);
	}
	expect(await simulation.run([0])).toEqual(['skipped']);
	expect(await simulation.run([1])).toEqual(['tracked']);
});

it('remembers all events of a run until the next one, even if there are more than the option allows', async () => {
	const simulation = new Simulation(10);
	await simulation.run(idsTo(40));
	expect(await simulation.run(idsTo(40))).toEqual(Array(40).fill('skipped'));
});

it('forgets no event because others fail', async () => {
	const simulation = await withTrackedEvents(10, 10);
	await simulation.run([...idsTo(60)].slice(20), () => UNATTRIBUTED);
	expect(simulation.list.keys).toHaveLength(10);
	expect(await simulation.run(idsTo(10))).toEqual(Array(10).fill('skipped'));
});

it('keeps the events of a long run while other executions track events', async () => {
	const simulation = new Simulation(10);
	const others = { next: 100 };
	const long = await simulation.run(idsTo(10), async () => {
		await simulation.run([others.next]);
		others.next += 1;
		return TRACKED;
	});
	expect(long).toEqual(Array(10).fill('tracked'));
	expect(await simulation.run([others.next - 1, 9])).toEqual(['skipped', 'skipped']);
});

it('lets a failed event be sent again after its entry was forgotten', async () => {
	const simulation = new Simulation(10);
	const outcome = await simulation.run([0], async () => {
		for (const id of idsTo(100).slice(50)) await simulation.run([id]);
		return UNATTRIBUTED;
	});
	expect(outcome).toEqual(['unattributed']);
	expect(await simulation.run([0])).toEqual(['tracked']);
});

it('sends the events of a crashed execution again, even after their entries were forgotten', async () => {
	for (let later = 0; later < 20; later += 1) {
		const simulation = new Simulation(10);
		await simulation.run(idsTo(3), () => UNATTRIBUTED, 1);
		for (const id of idsTo(later)) await simulation.run([100 + id]);
		simulation.now += 2 * LEASE_MS;
		// A second run finds the entries of the first one, and crashes, too.
		await simulation.run([2, 1], () => UNATTRIBUTED, 1);
		for (const id of idsTo(later)) await simulation.run([200 + id]);
		simulation.now += 2 * LEASE_MS;
		expect(await simulation.run([1, 2])).toEqual(['tracked', 'tracked']);
	}
});

const STEP = fc.record({
	ids: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 8 }),
	failing: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 8 }),
	crashesAfter: fc.option(fc.integer({ min: 1, max: 8 }), { nil: Number.POSITIVE_INFINITY }),
});

it('skips only recorded events, after any failures and crashes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(STEP, { maxLength: 30 }),
			fc.integer({ min: 1, max: 20 }),
			async (steps, eventsToRemember) => {
				const simulation = new Simulation(eventsToRemember);
				for (const { ids, failing, crashesAfter } of steps) {
					simulation.now += 2 * LEASE_MS;
					const send = (id: number) => (failing.includes(id) ? UNATTRIBUTED : TRACKED);
					const outcomes = await simulation.run(ids, send, crashesAfter);
					for (const [index, outcome] of outcomes.entries()) {
						if (outcome === 'skipped') expect(simulation.recorded).toContain(ids[index]);
					}
				}
			},
		),
		{ numRuns: 500 },
	);
}, 60_000);
