import type { RealN8n } from '../../test/e2e/realN8n';
import { type Kill, countRecorded, kill, until } from './kill';
import { LATENCY_MS, payment } from './events';
import type { Figures } from './figures';
import { EVENTS, redeliveryWorkflow } from './redeliveryWorkflow';
import { Sender } from './sender';

export interface RedeliveryPlan {
	kind: keyof typeof EVENTS;
	events: number;
	perSecond: number;
	kills: number;
}

/** For every tenth event, Refport is down for longer than the attempts of one delivery. */
const OUTAGE_EVERY = 10;

const OUTAGE = { times: 2, status: 503, body: 'html' } as const;

/** Backoff like Stripe's, but in seconds instead of hours. */
const pauseMs = (attempt: number): number => Math.min(8_000, 500 * 2 ** attempt);

/**
 * Posts events like a service that redelivers them until it gets a 2xx response, and kills n8n
 * several times.
 */
export async function runRedelivery(real: RealN8n, plan: RedeliveryPlan): Promise<Figures> {
	const { kind, events, perSecond } = plan;
	const { sandbox, rest } = real;
	sandbox.reset();
	sandbox.latencyMs = LATENCY_MS;
	for (let n = OUTAGE_EVERY; n <= events; n += OUTAGE_EVERY) {
		sandbox.faults.add({ clickId: `click_${n}`, ...OUTAGE });
	}
	const path = `redelivery-${kind}`;
	await rest.activate(
		await rest.createWorkflow(redeliveryWorkflow(path, EVENTS[kind]), real.credential),
	);
	const start = performance.now();
	const url = `${real.n8n.url}/webhook/${path}`;
	const sender = new Sender({
		...{ url, count: events, perSecond, body: payment, pauseMs },
	});
	const sending = sender.run();
	const kills: Kill[] = [];
	for (let n = 1; n <= plan.kills; n += 1) {
		const due = (n * events) / (plan.kills + 1);
		await until('enough events are recorded', () => sandbox.recorded.length >= due);
		kills.push(await kill(real));
	}
	await sending;
	return {
		sent: events,
		kills,
		...countRecorded(real, 'customerExternalId'),
		repeated: sender.repeated,
		seconds: (performance.now() - start) / 1000,
		left: 0,
	};
}
