import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { requests } from '../requests';
import { signUp, trackLeads, useSandbox } from './fixtures';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const sandbox = useSandbox();

const LIMIT_MB = 0.1;

const leads = (count: number) => Array.from({ length: count }, (_, id) => signUp(id));

function memoryMb(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

/** Resolves when no more requests arrive. */
async function untilAllHeld(): Promise<number> {
	const { holds } = sandbox.current;
	let count = 0;
	while (count === 0 || count !== holds.count) {
		count = holds.count;
		await sleep(500);
	}
	return count;
}

it('a request in flight takes less than 0.1 MB, including the input and output of its run', async () => {
	await trackLeads(sandbox.current, leads(100));
	const before = memoryMb();
	sandbox.current.latencyMs = 200;
	const options = requests({ concurrency: 500, timeout: 600 });
	const running = trackLeads(sandbox.current, leads(2_000), { options });
	while (sandbox.current.seen.length < 1_000) await sleep(20);
	sandbox.current.faults.add({ hold: true });
	const inFlight = await untilAllHeld();
	const perRequest = (memoryMb() - before) / inFlight;
	sandbox.current.faults.clear();
	sandbox.current.holds.release();
	await running;
	expect(inFlight).toBeGreaterThan(50);
	expect(perRequest).toBeLessThan(LIMIT_MB);
});
