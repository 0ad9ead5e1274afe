import { LIMITS } from '../../nodes/Refport/core/settings';
import { useDeduplication } from './deduplication';
import { signUp, trackLeads, useSandbox } from './fixtures';

const sandbox = useSandbox();
const store = useDeduplication();

const { min: SIZE, max: TOO_MANY } = LIMITS.eventsToRemember;

async function track(items: ReturnType<typeof signUp>[], options: object = {}) {
	const { items: out } = await trackLeads(sandbox.current, items, {
		options: { skipAlreadyTracked: true, eventsToRemember: SIZE, maxAttempts: 1, ...options },
		onError: 'continueErrorOutput',
	});
	return out('Success').map(({ json }) => json.outcome);
}

/** Adds what the node would remember if it had tracked other events. */
function trackOthers(count: number): void {
	for (const [name, row] of store.rows) {
		const others = Array.from({ length: count }, (_, id) => `known ${name} ${row.length + id}`);
		store.rows.set(name, [...row, ...others]);
	}
}

const remembered = () => [...store.rows.values()].flat().length;

describe('Events to Remember', () => {
	it('forgets the events that came first', async () => {
		await track([signUp(0), signUp(1)]);
		trackOthers(SIZE - 1);
		expect(await track([signUp(2)])).toEqual(['tracked']);
		expect(remembered()).toBe(SIZE + 1);
		expect(await track([signUp(1), signUp(2)])).toEqual(['skipped', 'skipped']);
		expect(await track([signUp(0)])).toEqual(['tracked']);
	});

	it('keeps an event that was skipped meanwhile', async () => {
		await track([signUp(0), signUp(1)]);
		trackOthers(SIZE - 2);
		expect(await track([signUp(0)])).toEqual(['skipped']);
		trackOthers(SIZE - 2);
		expect(await track([signUp(0)])).toEqual(['skipped']);
		expect(await track([signUp(1)])).toEqual(['tracked']);
	});

	it('sends again what failed while everything about it was forgotten', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', hold: true, status: 503, times: 1 });
		const failing = track([signUp(1)]);
		await sandbox.current.holds.until(1);
		trackOthers(2 * SIZE);
		expect(await track([signUp(2)])).toEqual(['tracked']);
		sandbox.current.holds.release();
		expect(await failing).toEqual([]);
		expect(await track([signUp(1)])).toEqual(['tracked']);
	});

	it('forgets nothing because of events that fail', async () => {
		await track([signUp(0)]);
		trackOthers(SIZE - 1);
		const failing = Array.from({ length: 50 }, (_, id) => signUp(100 + id, 'unknown'));
		expect(await track(failing)).toEqual([]);
		expect(remembered()).toBe(SIZE);
		expect(await track([signUp(0)])).toEqual(['skipped']);
	});

	it('shortens the list of a node that remembered more', async () => {
		await track([signUp(0)]);
		trackOthers(TOO_MANY);
		await track([signUp(1)]);
		expect(remembered()).toBe(SIZE + 1);
	});

	it.each([SIZE - 1, TOO_MANY + 1])('cannot be %d', async (eventsToRemember) => {
		expect(await track([signUp(1)], { eventsToRemember })).toEqual([]);
		expect(sandbox.current.seen).toEqual([]);
	});
});
