import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { PATH } from './workflow';

/** How many posts are under way at a time. */
const AT_ONCE = 20;

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

/** Posts sign-ups 1 to `count` to the webhook. */
export async function postSignUps(n8nUrl: string, count: number): Promise<Posted> {
	const start = performance.now();
	const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
	let next = 1;
	let refused = 0;
	const line = async (): Promise<void> => {
		for (let n = next++; n <= count; n = next++) {
			// Not `refused += await …`, which reads the count before it waits and loses the others'.
			const again = await postUntilTaken(`${n8nUrl}/webhook/${PATH}`, agent, n);
			refused += again;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, line));
	agent.destroy();
	return { refused, seconds: (performance.now() - start) / 1000 };
}
