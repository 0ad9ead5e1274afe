import type { SendPlan } from '../../nodes/Refport/operations/operation';
import type { Keys } from '../../nodes/Refport/runtime/dedupe/keys';
import { TrackedEvents } from '../../nodes/Refport/runtime/dedupe/trackedEvents';
import { LEASE_MS, TrackedStore } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import type { Outcome } from '../../nodes/Refport/runtime/outcome';
import { until } from '../engine/turns';
import { fakeKeys } from './fakeKeys';
import { TRACKED, UNATTRIBUTED, planOf } from './plans';

/** The list in n8n's database, which both processes share. */
let stored: string[];
let now: number;

beforeEach(() => {
	stored = [];
	now = 1_000_000_000_000;
});

const keysOfProcess = (): Keys =>
	fakeKeys({
		enter: (keys) => {
			const known = keys.filter((key) => stored.includes(key));
			stored = [...stored, ...keys.filter((key) => !known.includes(key))];
			return Promise.resolve(known);
		},
		remove: (keys) => {
			stored = stored.filter((key) => !keys.includes(key));
			return Promise.resolve();
		},
	});

/** An execution in a new process, or in the process with these keys. */
const executionIn = (keys = keysOfProcess()) =>
	new TrackedEvents(new TrackedStore(keys, () => now, 10_000), 'account', undefined);

const plan = planOf(1);

/** Starts an execution that sends the event. `answer` completes the request. */
async function begin() {
	const events = executionIn();
	await events.open([plan]);
	let answer: (outcome: Outcome | undefined) => void = () => undefined;
	let sends = 0;
	const outcome = events.sendOnce(plan, () => {
		sends += 1;
		return new Promise((resolve) => {
			answer = resolve;
		});
	});
	await new Promise(setImmediate);
	return {
		events,
		outcome,
		sends: () => sends,
		answer: (one?: Outcome) => {
			answer(one);
		},
	};
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('waits while another process sends the event, and skips the event once it is tracked', async () => {
	const first = await begin();
	const second = await begin();
	await pause(700);
	expect([first.sends(), second.sends()]).toEqual([1, 0]);
	first.answer(TRACKED);
	await first.outcome;
	await first.events.close();
	expect(await second.outcome).toEqual({
		ok: true,
		output: { outcome: 'skipped', reason: 'already_tracked' },
	});
	await second.events.close();
	expect(stored).toHaveLength(1);
});

it('sends the event soon after another process failed to send it', async () => {
	const first = await begin();
	const second = await begin();
	first.answer(undefined);
	await first.outcome;
	await first.events.close();
	await until(() => second.sends() > 0);
	expect([first.sends(), second.sends()]).toEqual([1, 1]);
});

it('sends the event after the lease of a crashed process expires', async () => {
	const first = await begin();
	const second = await begin();
	now += LEASE_MS;
	await pause(1200);
	expect([first.sends(), second.sends()]).toEqual([1, 0]);
	now += LEASE_MS;
	await until(() => second.sends() > 0);
	expect([first.sends(), second.sends()]).toEqual([1, 1]);
});

it('leaves no entry in the list while it waits', async () => {
	const first = await begin();
	const before = [...stored];
	const second = await begin();
	await pause(700);
	expect(stored).toEqual(before);
	first.answer(TRACKED);
	await second.outcome;
});

describe('an outdated list that another process writes', () => {
	/** Tracks an event and returns the list as it was while the event was in flight. */
	async function run(events: TrackedEvents, one: SendPlan, outcome: Outcome): Promise<string[]> {
		let inFlight: string[] = [];
		await events.open([one]);
		await events.sendOnce(one, () => {
			inFlight = [...stored];
			return Promise.resolve(outcome);
		});
		await events.close();
		return inFlight;
	}

	const other = planOf(2);

	it('does not make an unrecorded event count as tracked', async () => {
		const keys = keysOfProcess();
		stored = await run(executionIn(keys), plan, UNATTRIBUTED);
		await run(executionIn(keys), other, TRACKED);
		now += 2 * LEASE_MS;
		expect(await run(executionIn(), plan, TRACKED)).not.toEqual([]);
	});
});
