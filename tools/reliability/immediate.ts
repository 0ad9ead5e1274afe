import { readExample } from '../../test/e2e/example';
import type { RealN8n } from '../../test/e2e/realN8n';
import { type Kill, countRecorded, kill, until } from './kill';
import { LATENCY_MS, signUp } from './events';
import type { Figures } from './figures';
import { Sender } from './sender';

export interface ImmediatePlan {
	signUps: number;
	perSecond: number;
	kills: number;
}

const PATH = 'refport-sign-up';

/** Longer than an execution takes until it sends its request, even if a killed process held the lock. */
const QUIET_MS = 20_000;

/** Posts sign-ups to the recipe that responds before it sends anything, for comparison. */
export async function runImmediate(real: RealN8n, plan: ImmediatePlan): Promise<Figures> {
	const { sandbox, rest, n8n, credential } = real;
	const { signUps, perSecond } = plan;
	sandbox.reset();
	sandbox.latencyMs = LATENCY_MS;
	await rest.activate(await rest.createWorkflow(readExample('signup-webhook'), credential));
	const start = performance.now();
	const url = `${n8n.url}/webhook/${PATH}`;
	const sender = new Sender({ url, count: signUps, perSecond, body: signUp });
	const sending = sender.run();
	const kills: Kill[] = [];
	for (let n = 1; n <= plan.kills; n += 1) {
		const due = (n * signUps) / (plan.kills + 1);
		await until('enough sign-ups are accepted', () => sender.accepted >= due);
		kills.push(await kill(real));
	}
	await sending;
	const sent = Date.now();
	await until('nothing is in flight any more', () => {
		const last = Math.max(sent, ...sandbox.seen.map(({ at }) => at));
		return last < Date.now() - QUIET_MS;
	});
	return {
		sent: signUps,
		kills,
		...countRecorded(real, 'customerExternalId'),
		repeated: sender.repeated,
		seconds: (performance.now() - start) / 1000,
		left: 0,
	};
}
