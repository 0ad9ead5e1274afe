import { LEASE_MS } from '../../nodes/Refport/runtime/dedupe/trackedStore';
import { useDeduplication } from './deduplication';
import type { EngineRun } from './engine';
import { signUp, trackLeads, useSandbox } from './fixtures';
import { endsWithin, turns } from './turns';
import { requests } from '../requests';

const sandbox = useSandbox();
const store = useDeduplication();

const track = (items: ReturnType<typeof signUp>[], options: object = {}) =>
	trackLeads(sandbox.current, items, {
		options: { skipAlreadyTracked: true, ...options },
		onError: 'continueErrorOutput',
	});

const outcomesOf = (runs: readonly EngineRun[]) =>
	runs.flatMap(({ items }) => items('Success').map(({ json }) => json.outcome)).sort();

const recorded = () => sandbox.current.recorded.map(({ body }) => body.customerExternalId).sort();

const repeated = <T>(count: number, one: T): T[] => Array<T>(count).fill(one);

describe('an event that several executions receive at the same time', () => {
	it('is sent by one execution, and the others skip it once its outcome is known', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', hold: true, times: 1 });
		const runs = repeated(5, undefined).map(() => track([signUp(1)]));
		await sandbox.current.holds.until(1);
		await turns();
		expect(sandbox.current.seen).toHaveLength(1);
		sandbox.current.holds.release();
		expect(outcomesOf(await Promise.all(runs))).toEqual([...repeated(4, 'skipped'), 'tracked']);
		expect(recorded()).toEqual(['1']);
	});

	it('is not sent if it was tracked before', async () => {
		await track([signUp(1)]);
		const runs = await Promise.all(repeated(5, undefined).map(() => track([signUp(1)])));
		expect(outcomesOf(runs)).toEqual(repeated(5, 'skipped'));
		expect(sandbox.current.seen).toHaveLength(1);
	});

	it('is sent by another execution if the first one fails', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', hold: true, status: 503, times: 1 });
		const runs = repeated(3, undefined).map(() => track([signUp(1)], requests({ maxAttempts: 1 })));
		await sandbox.current.holds.until(1);
		sandbox.current.holds.release();
		const all = await Promise.all(runs);
		expect(outcomesOf(all)).toEqual(['skipped', 'tracked']);
		expect(all.flatMap(({ items }) => items('Failure'))).toHaveLength(1);
		expect(recorded()).toEqual(['1']);
	});

	it('is sent once if batches overlap, in any order and at any concurrency', async () => {
		sandbox.current.latencyMs = 20;
		const users = Array.from({ length: 60 }, (_, id) => signUp(id));
		const runs = [
			track(users, requests({ concurrency: 1 })),
			track([...users].reverse(), requests({ concurrency: 1 })),
			track(users, requests({ concurrency: 20 })),
		];
		expect(outcomesOf(await Promise.all(runs))).toEqual([
			...repeated(120, 'skipped'),
			...repeated(60, 'tracked'),
		]);
		expect(new Set(recorded()).size).toBe(60);
		expect(recorded()).toHaveLength(60);
	});

	it('adds only one entry to the list of tracked events', async () => {
		await Promise.all(repeated(3, undefined).map(() => track([signUp(1)])));
		expect([...store.rows.values()].flat()).toEqual([expect.stringMatching(/^known /)]);
	});

	it('is skipped as soon as the first execution finishes, without waiting for the lease to expire', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', hold: true, times: 1 });
		const first = track([signUp(1)]);
		await sandbox.current.holds.until(1);
		const second = track([signUp(1)]);
		setTimeout(() => {
			sandbox.current.holds.release();
		}, 200);
		await first;
		expect(await endsWithin(LEASE_MS / 10, second)).toBe(true);
	});
});
