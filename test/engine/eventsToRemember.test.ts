import { LIMITS } from '../../nodes/Refport/core/settings';
import { useDeduplication } from './deduplication';
import { signUp, trackLeads, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();
const store = useDeduplication();

const { min: MIN, max: MAX } = LIMITS.eventsToRemember;

async function track(items: ReturnType<typeof signUp>[], options: object = {}) {
	const { items: out } = await trackLeads(sandbox.current, items, {
		options: {
			skipAlreadyTracked: true,
			eventsToRemember: MIN,
			...options,
			...requests({ maxAttempts: 1 }),
		},
		onError: 'continueErrorOutput',
	});
	return out('Success').map(({ json }) => json.outcome);
}

/** Fills the list as if the node had tracked other events. */
function trackOthers(count: number): void {
	for (const [name, row] of store.rows) {
		const others = Array.from({ length: count }, (_, id) => `known ${name} ${row.length + id}`);
		store.rows.set(name, [...row, ...others]);
	}
}

const remembered = () => [...store.rows.values()].flat().length;

describe('Events to Remember', () => {
	it('forgets the oldest events first', async () => {
		await track([signUp(0), signUp(1)]);
		trackOthers(MIN - 1);
		expect(await track([signUp(2)])).toEqual(['tracked']);
		expect(remembered()).toBe(MIN + 1);
		expect(await track([signUp(1), signUp(2)])).toEqual(['skipped', 'skipped']);
		expect(await track([signUp(0)])).toEqual(['tracked']);
	});

	it('keeps an event longer if it was skipped in the meantime', async () => {
		await track([signUp(0), signUp(1)]);
		trackOthers(MIN - 2);
		expect(await track([signUp(0)])).toEqual(['skipped']);
		trackOthers(MIN - 2);
		expect(await track([signUp(0)])).toEqual(['skipped']);
		expect(await track([signUp(1)])).toEqual(['tracked']);
	});

	it('lets a failed event be sent again after its entry was forgotten', async () => {
		sandbox.current.faults.add({ clickId: 'click_1', hold: true, status: 503, times: 1 });
		const failing = track([signUp(1)]);
		await sandbox.current.holds.until(1);
		trackOthers(2 * MIN);
		expect(await track([signUp(2)])).toEqual(['tracked']);
		sandbox.current.holds.release();
		expect(await failing).toEqual([]);
		expect(await track([signUp(1)])).toEqual(['tracked']);
	});

	it('forgets no event because others fail', async () => {
		await track([signUp(0)]);
		trackOthers(MIN - 1);
		const failing = Array.from({ length: 50 }, (_, id) => signUp(100 + id, 'unknown'));
		expect(await track(failing)).toEqual([]);
		expect(remembered()).toBe(MIN);
		expect(await track([signUp(0)])).toEqual(['skipped']);
	});

	it('shortens a list that is longer than the option allows', async () => {
		await track([signUp(0)]);
		trackOthers(MAX);
		await track([signUp(1)]);
		expect(remembered()).toBe(MIN + 1);
	});

	it.each([MIN - 1, MAX + 1])('rejects a value of %d', async (eventsToRemember) => {
		expect(await track([signUp(1)], { eventsToRemember })).toEqual([]);
		expect(sandbox.current.seen).toEqual([]);
	});
});
