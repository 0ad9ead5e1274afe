import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { RealN8n } from './realN8n';

const ACTIVATION_LIMIT_MS = 15_000;

export interface Delivery {
	body: string;
	headers?: Record<string, string>;
	/** A sender that gives up waiting after so many ms. */
	patienceMs?: number;
}

/** n8n answers so for the first seconds after a workflow was activated. */
const isUnregistered = (status: number, text: string): boolean =>
	status === 404 && text.includes('not registered');

/** Sends an event as a service does, and gives the status of the answer; undefined for none. */
export async function deliver(
	{ n8n }: Pick<RealN8n, 'n8n'>,
	path: string,
	{ body, headers = {}, patienceMs = 60_000 }: Delivery,
): Promise<number | undefined> {
	const end = Date.now() + ACTIVATION_LIMIT_MS;
	for (;;) {
		const answer = await axios
			.post<string>(`${n8n.url}/webhook/${path}`, body, {
				headers: { 'content-type': 'application/json', ...headers },
				timeout: patienceMs,
				responseType: 'text',
				validateStatus: () => true,
			})
			.catch(() => undefined);
		if (!answer || !isUnregistered(answer.status, answer.data)) return answer?.status;
		if (Date.now() > end) throw new Error(`The webhook ${path} is not registered`);
		await sleep(200);
	}
}
