import { OUTBOX_PATH, type OutboxPace, startOutbox } from '../../test/e2e/outboxWorkflow';
import { OutboxTable } from '../../test/e2e/outboxTable';
import type { RealN8n } from '../../test/e2e/realN8n';
import { LATENCY_MS, signUp } from './events';
import type { Figures } from './figures';
import { type Kill, countRecorded, kill, until } from './kill';
import { Sender } from './sender';

export interface OutboxPlan {
	signUps: number;
	perSecond: number;
	/** How often to kill n8n while it receives sign-ups, and while it only sends. */
	kills: { receiving: number; sending: number };
	pace: OutboxPace;
	/** See REMEMBERED_AFTER_MS. */
	rememberedAfterMs?: number;
}

/** Counts rows that are not recorded. Looks up the table again, because n8n was restarted. */
const openRows = async ({ rest }: RealN8n): Promise<number> =>
	(await OutboxTable.find(rest)).open();

/**
 * Sends sign-ups through the outbox and kills n8n several times. The sender repeats posts without a
 * 2xx response.
 */
export async function runOutbox(real: RealN8n, plan: OutboxPlan): Promise<Figures> {
	const { signUps, perSecond, kills: planned, pace } = plan;
	const { sandbox } = real;
	sandbox.reset();
	sandbox.latencyMs = LATENCY_MS;
	await startOutbox(real.rest, real.credential, pace);
	const start = performance.now();
	const sender = new Sender({
		url: `${real.n8n.url}/webhook/${OUTBOX_PATH}`,
		count: signUps,
		perSecond,
		body: signUp,
	});
	const sending = sender.run();
	const kills: Kill[] = [];
	for (let n = 1; n <= planned.receiving; n += 1) {
		const due = (n * signUps) / (planned.receiving + 1);
		await until('enough sign-ups are accepted', () => sender.accepted >= due);
		kills.push(await kill(real, plan.rememberedAfterMs));
	}
	await sending;
	const left = signUps - countRecorded(real, 'customerExternalId').recorded;
	const step = Math.floor(left / (planned.sending + 1));
	if (step < 1) throw new Error('Nothing is left to send');
	for (let n = 1; n <= planned.sending; n += 1) {
		const due = sandbox.recorded.length + step;
		await until('enough leads are recorded', () => sandbox.recorded.length >= due);
		kills.push(await kill(real, plan.rememberedAfterMs));
	}
	await until('all rows are done', async () => (await openRows(real)) === 0, 1_000);
	return {
		sent: signUps,
		kills,
		...countRecorded(real, 'customerExternalId'),
		repeated: sender.repeated,
		seconds: (performance.now() - start) / 1000,
		left: await openRows(real),
	};
}
