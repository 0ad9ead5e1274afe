import fc from 'fast-check';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { runPool } from '../../nodes/Refport/runtime/pool';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { LEASE_MS, TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { fakeKeys } from './fakeKeys';
import { TRACKED, planOf } from './plans';

/** A machine that crashes after its last step, so later steps never happen. */
class Machine {
	private steps = 0;

	private crash: () => void = () => undefined;

	readonly crashed = new Promise<void>((resolve) => {
		this.crash = resolve;
	});

	constructor(private readonly lastStep: number) {}

	async step<T>(effect: () => T): Promise<T> {
		await new Promise(setImmediate);
		this.steps += 1;
		if (this.steps <= this.lastStep) return effect();
		this.crash();
		return new Promise(() => undefined);
	}
}

/** The state that survives a crash: n8n's list, and the events that Refport recorded. */
interface State {
	keys: string[];
	recorded: number[];
	/** Whether the crash interrupted opening the list. */
	crashedWhileOpening: boolean;
	now: number;
}

const keysOn = (machine: Machine, state: State): Keys =>
	fakeKeys({
		enter: (keys) =>
			machine.step(() => {
				const known = new Set(state.keys);
				state.keys = [...state.keys, ...keys.filter((key) => !known.has(key))];
				return keys.filter((key) => known.has(key));
			}),
		remove: (keys) =>
			machine.step(() => {
				const removed = new Set(keys);
				state.keys = state.keys.filter((key) => !removed.has(key));
			}),
	});

/** Runs one execution until its end or the crash. */
async function execute(state: State, ids: number[], concurrency: number, lastStep: number) {
	const machine = new Machine(lastStep);
	const run = async () => {
		state.crashedWhileOpening = true;
		// n8n restarts after the leases of the crashed execution have expired.
		state.now += 2 * LEASE_MS;
		const store = new TrackedStore(keysOn(machine, state), () => state.now, 10_000);
		const events = new TrackedEvents(store, '', undefined);
		const opened = await events.open(ids.map(planOf));
		state.crashedWhileOpening = false;
		if (!opened.ok) throw new Error(opened.failure.message);
		const send = async (id: number) => {
			await machine.step(() => state.recorded.push(id));
			return machine.step(() => TRACKED);
		};
		const track = async (id: number) => {
			await events.sendOnce(planOf(id), () => send(id));
		};
		await runPool(ids, concurrency, track, () => false);
		await events.close();
	};
	await Promise.race([run(), machine.crashed]);
}

const batches = fc.record({
	count: fc.integer({ min: 1, max: 60 }),
	concurrency: fc.integer({ min: 1, max: 10 }),
	crashes: fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 4 }),
});

it('loses no event through crashes, and sends only those in flight again', async () => {
	await fc.assert(
		fc.asyncProperty(batches, async ({ count, concurrency, crashes }) => {
			const ids = Array.from({ length: count }, (_, id) => id);
			const state: State = { keys: [], recorded: [], crashedWhileOpening: false, now: 0 };
			let crashedOpenings = 0;
			for (const lastStep of crashes) {
				await execute(state, ids, concurrency, lastStep);
				if (state.crashedWhileOpening) crashedOpenings += 1;
			}
			await execute(state, ids, concurrency, Number.POSITIVE_INFINITY);
			const duplicates = state.recorded.length - new Set(state.recorded).size;
			expect(new Set(state.recorded).size).toBe(count);
			expect(duplicates).toBeLessThanOrEqual(
				crashes.length * concurrency + crashedOpenings * count,
			);
			await execute(state, ids, concurrency, Number.POSITIVE_INFINITY);
			expect(state.recorded.length - new Set(state.recorded).size).toBe(duplicates);
		}),
		{ numRuns: 300 },
	);
}, 60_000);
