import fc from 'fast-check';
import { success } from '../../nodes/Refport/core/result';
import type { SendPlan } from '../../nodes/Refport/operations/operation';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { runPool } from '../../nodes/Refport/runtime/pool';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { LEASE_MS, TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { fakeKeys } from './fakeKeys';

/** A machine that dies at its n-th step: whatever comes after that never happens. */
class Machine {
	private steps = 0;

	private die: () => void = () => undefined;

	readonly death = new Promise<void>((resolve) => {
		this.die = resolve;
	});

	constructor(private readonly lastStep: number) {}

	async step<T>(effect: () => T): Promise<T> {
		await new Promise(setImmediate);
		this.steps += 1;
		if (this.steps <= this.lastStep) return effect();
		this.die();
		return new Promise(() => undefined);
	}
}

/** What survives the machine: n8n's store, and what Refport recorded. */
interface World {
	keys: string[];
	recorded: number[];
	/** Whether a look-up that found tracked events was cut off before it had tidied up. */
	cutLookUp: boolean;
	now: number;
}

const keysOn = (machine: Machine, world: World): Keys =>
	fakeKeys({
		enter: (keys) =>
			machine.step(() => {
				const known = new Set(world.keys);
				world.keys = [...world.keys, ...keys.filter((key) => !known.has(key))];
				return keys.filter((key) => known.has(key));
			}),
		remove: (keys) =>
			machine.step(() => {
				const gone = new Set(keys);
				world.keys = world.keys.filter((key) => !gone.has(key));
			}),
	});

const planOf = (id: number): SendPlan => ({
	step: 'send',
	request: { method: 'POST', path: '/', body: {}, repeat: 'unlessTold' },
	identity: [String(id)],
	summary: {},
	outcome: () => success({}),
	facts: {},
});

const tracked: Outcome = { ok: true, output: { outcome: 'tracked' } };

/** One execution, up to its end or the machine's. */
async function execute(world: World, ids: number[], concurrency: number, lastStep: number) {
	const machine = new Machine(lastStep);
	const run = async () => {
		world.cutLookUp = true;
		// n8n starts again after the leases of the dead execution have ended.
		world.now += 2 * LEASE_MS;
		const store = new TrackedStore(keysOn(machine, world), () => world.now, 10_000);
		const events = new TrackedEvents(store, '', undefined);
		const opened = await events.open(ids.map(planOf));
		world.cutLookUp = false;
		if (!opened.ok) throw new Error(opened.failure.message);
		const send = async (id: number) => {
			await machine.step(() => world.recorded.push(id));
			return machine.step(() => tracked);
		};
		const take = async (id: number) => {
			await events.sendOnce(planOf(id), () => send(id));
		};
		await runPool(ids, concurrency, take, () => false);
		await events.close();
	};
	await Promise.race([run(), machine.death]);
}

const batches = fc.record({
	count: fc.integer({ min: 1, max: 60 }),
	concurrency: fc.integer({ min: 1, max: 10 }),
	crashes: fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 4 }),
});

it('loses no event over any number of crashes, and repeats only those under way', async () => {
	await fc.assert(
		fc.asyncProperty(batches, async ({ count, concurrency, crashes }) => {
			const ids = Array.from({ length: count }, (_, id) => id);
			const world: World = { keys: [], recorded: [], cutLookUp: false, now: 0 };
			let cut = 0;
			for (const lastStep of crashes) {
				await execute(world, ids, concurrency, lastStep);
				if (world.cutLookUp) cut += 1;
			}
			await execute(world, ids, concurrency, Number.POSITIVE_INFINITY);
			const repeated = world.recorded.length - new Set(world.recorded).size;
			expect(new Set(world.recorded).size).toBe(count);
			expect(repeated).toBeLessThanOrEqual(crashes.length * concurrency + cut * count);
			await execute(world, ids, concurrency, Number.POSITIVE_INFINITY);
			expect(world.recorded.length - new Set(world.recorded).size).toBe(repeated);
		}),
		{ numRuns: 300 },
	);
}, 60_000);
