import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

/** Timeout of a post, as with many services. */
const TIMEOUT_MS = 20_000;

/** Maximum number of posts in flight, so that n8n is not overloaded after a restart. */
const AT_ONCE = 20;

/**
 * n8n responds with this page and HTTP 200 until it has migrated its database, to webhooks, too. A proxy
 * that checks `/healthz/readiness` keeps posts from it. Source: `abstract-server.js` of n8n 2.41.1.
 */
const STARTING_UP = 'n8n is starting up. Please wait';

interface Delivery {
	url: string;
	count: number;
	perSecond: number;
	body: (n: number) => object;
	/** Wait in ms after an attempt, counted from 1. 1 s if left out. */
	pauseMs?: (attempt: number) => number;
}

/** Posts events at a steady rate. Repeats each post until it gets a 2xx response. */
export class Sender {
	/** Events with a 2xx response of the workflow. */
	accepted = 0;

	/** Posts without a 2xx response. */
	repeated = 0;

	private next = 1;

	private readonly agent = new Agent({ keepAlive: true });

	constructor(private readonly delivery: Delivery) {}

	async run(): Promise<void> {
		const start = performance.now();
		await Promise.all(Array.from({ length: AT_ONCE }, () => this.deliverInTurn(start)));
		this.agent.destroy();
	}

	private async deliverInTurn(start: number): Promise<void> {
		const { count, perSecond } = this.delivery;
		for (let n = this.next++; n <= count; n = this.next++) {
			const due = start + (n * 1000) / perSecond;
			await sleep(Math.max(0, due - performance.now()));
			await this.deliver(n);
		}
	}

	private async deliver(n: number): Promise<void> {
		const { url, body, pauseMs = () => 1_000 } = this.delivery;
		const settings = { httpAgent: this.agent, timeout: TIMEOUT_MS };
		for (let attempt = 1; ; attempt += 1) {
			const isAccepted = await axios.post<unknown>(url, body(n), settings).then(
				({ data }) => data !== STARTING_UP,
				() => false,
			);
			if (isAccepted) break;
			this.repeated += 1;
			await sleep(pauseMs(attempt));
		}
		this.accepted += 1;
	}
}
