import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseSettings } from '../../nodes/Refport/core/settings';
import type { Connection } from '../../nodes/Refport/runtime/send/connection';
import { Deadlines } from '../../nodes/Refport/runtime/send/deadlines';
import { Participant } from '../../nodes/Refport/runtime/send/participant';
import { sendWithRetry } from '../../nodes/Refport/runtime/send/sendWithRetry';
import { Throttle } from '../../nodes/Refport/runtime/send/throttle';
import type { Send } from '../../nodes/Refport/runtime/send/transport';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const REQUEST = { method: 'POST', path: '/', body: {}, repeat: 'safe' } as const;

const IN_FLIGHT = 50;

/** The heap in use after garbage collection, in MB. */
function heapMb(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed / 1e6;
}

function connect(send: (signal: AbortSignal) => ReturnType<Send>): Connection {
	const settings = parseSettings({});
	if (!settings.ok) throw new Error(settings.failure.message);
	const { signal: stopped } = new AbortController();
	const deadlines = new Deadlines(stopped);
	const participant = new Participant(new Throttle(), settings.value.longestWaitMs, stopped);
	return {
		send: (_, timeoutMs) => deadlines.run(timeoutMs, send),
		participant,
		settings: settings.value,
		stopped,
		baseUrl: '',
		account: '',
		close: () => undefined,
	};
}

async function sendMany(connection: Connection, count: number): Promise<void> {
	let left = count;
	const worker = async () => {
		while (left > 0) {
			left -= 1;
			await sendWithRetry(REQUEST, connection);
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

it('does not leak memory over 100,000 requests of one execution, some of them rate limited', async () => {
	let sent = 0;
	const connection = connect(async () => {
		await new Promise(setImmediate);
		sent += 1;
		const status = sent % 5000 === 0 ? 429 : 200;
		return { reply: { status, headers: { 'retry-after': '0.01' }, body: {} } };
	});
	await sendMany(connection, 5_000);
	const before = heapMb();
	await sendMany(connection, 100_000);
	expect(heapMb() - before).toBeLessThan(5);
}, 120_000);
