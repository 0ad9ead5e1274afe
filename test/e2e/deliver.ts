import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { RealN8n } from './realN8n';

const ACTIVATION_LIMIT_MS = 15_000;

export interface Delivery {
	body: string;
	headers?: Record<string, string>;
	/** The timeout of the sender, in ms. */
	timeoutMs?: number;
}

/** n8n responds like this for a few seconds after the activation of a workflow. */
const isUnregistered = (status: number, text: string): boolean =>
	status === 404 && text.includes('not registered');

/** Sends an event like a service. Returns the status code, undefined without a response. */
export async function deliver(
	{ n8n }: Pick<RealN8n, 'n8n'>,
	path: string,
	{ body, headers = {}, timeoutMs = 60_000 }: Delivery,
): Promise<number | undefined> {
	const end = Date.now() + ACTIVATION_LIMIT_MS;
	for (;;) {
		const response = await axios
			.post<string>(`${n8n.url}/webhook/${path}`, body, {
				headers: { 'content-type': 'application/json', ...headers },
				timeout: timeoutMs,
				responseType: 'text',
				validateStatus: () => true,
			})
			.catch(() => undefined);
		if (!response || !isUnregistered(response.status, response.data)) return response?.status;
		if (Date.now() > end) throw new Error(`The webhook ${path} is not registered`);
		await sleep(200);
	}
}
