import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { PATH } from './workflow';

/** Longer than n8n takes to respond for an execution whose worker died. */
const POST_LIMIT_MS = 300_000;
const PAUSE_MS = 250;

/** A pattern for customer IDs that also works in PostgreSQL. */
export const CUSTOMER = 'customer_[0-9]+';

export const customerId = (n: number): string => `customer_${n}`;

export interface Posted {
	/** Posts that n8n rejected or that failed, and that were repeated. */
	refused: number;
	/** From the first post to the last response, in s. */
	seconds: number;
}

async function postUntilAccepted(url: string, agent: Agent, n: number): Promise<number> {
	const body = { clickId: `click_${n}`, userId: customerId(n) };
	const end = Date.now() + POST_LIMIT_MS;
	for (let refused = 0; ; refused += 1) {
		const status = await axios
			.post(url, body, { httpAgent: agent, validateStatus: () => true })
			.then(
				(reply) => reply.status,
				() => 0,
			);
		if (status === 200) return refused;
		if (Date.now() > end) throw new Error(`n8n does not accept sign-up ${n}: HTTP ${status}`);
		await sleep(PAUSE_MS);
	}
}

/**
 * Waits until the webhook of an activated workflow exists. An OPTIONS request starts no execution.
 */
export async function webhookReady(n8nUrl: string): Promise<void> {
	const end = Date.now() + POST_LIMIT_MS;
	const url = `${n8nUrl}/webhook/${PATH}`;
	const headers = { Origin: n8nUrl, 'Access-Control-Request-Method': 'POST' };
	for (;;) {
		const { status } = await axios.options(url, { headers, validateStatus: () => true });
		if (status < 300) return;
		if (Date.now() > end) throw new Error(`The webhook does not respond: HTTP ${status}`);
		await sleep(PAUSE_MS);
	}
}

interface Delivery {
	/** Number of sign-ups to post at a time. */
	atOnce: number;
	/** How often to post each sign-up at the same moment. */
	copies: number;
}

/** Posts sign-ups 1 to `count` to the webhook. */
export async function postSignUps(
	n8nUrl: string,
	count: number,
	{ atOnce, copies }: Delivery = { atOnce: 20, copies: 1 },
): Promise<Posted> {
	const start = performance.now();
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce * copies });
	let next = 1;
	let refused = 0;
	const postInTurn = async (): Promise<void> => {
		for (let n = next++; n <= count; n = next++) {
			const posts = Array.from({ length: copies }, () =>
				postUntilAccepted(`${n8nUrl}/webhook/${PATH}`, agent, n),
			);
			// Not `refused += await …`, which reads the count before it waits and loses concurrent changes.
			const repeats = await Promise.all(posts);
			refused += repeats.reduce((sum, one) => sum + one, 0);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, postInTurn));
	agent.destroy();
	return { refused, seconds: (performance.now() - start) / 1000 };
}
