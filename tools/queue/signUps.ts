import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { PATH } from './workflow';

/** Longer than n8n takes to answer for an execution whose worker died. */
const POST_LIMIT_MS = 300_000;
const PAUSE_MS = 250;

/** A pattern that PostgreSQL too can find it by, in the saved data of an execution. */
export const CUSTOMER = 'customer_[0-9]+';

export const customerId = (n: number): string => `customer_${n}`;

export interface Posted {
	/** Posts that n8n refused or answered with an error, and that were made again. */
	refused: number;
	/** From the first post to the answer to the last one, in s. */
	seconds: number;
}

async function postUntilTaken(url: string, agent: Agent, n: number): Promise<number> {
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
		if (Date.now() > end) throw new Error(`n8n does not take sign-up ${n}: HTTP ${status}`);
		await sleep(PAUSE_MS);
	}
}

/** Waits until the webhook of an activated workflow is there; an OPTIONS request starts nothing. */
export async function webhookReady(n8nUrl: string): Promise<void> {
	const end = Date.now() + POST_LIMIT_MS;
	const url = `${n8nUrl}/webhook/${PATH}`;
	const headers = { Origin: n8nUrl, 'Access-Control-Request-Method': 'POST' };
	for (;;) {
		const { status } = await axios.options(url, { headers, validateStatus: () => true });
		if (status < 300) return;
		if (Date.now() > end) throw new Error(`The webhook does not answer: HTTP ${status}`);
		await sleep(PAUSE_MS);
	}
}

interface Delivery {
	/** How many sign-ups are posted at a time. */
	atOnce: number;
	/** How often each of them is posted at the same moment. */
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
	const line = async (): Promise<void> => {
		for (let n = next++; n <= count; n = next++) {
			const posts = Array.from({ length: copies }, () =>
				postUntilTaken(`${n8nUrl}/webhook/${PATH}`, agent, n),
			);
			// Not `refused += await …`, which reads the count before it waits and loses the others'.
			const again = await Promise.all(posts);
			refused += again.reduce((sum, one) => sum + one, 0);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, line));
	agent.destroy();
	return { refused, seconds: (performance.now() - start) / 1000 };
}
