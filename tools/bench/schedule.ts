import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { epochMs } from '../../test/sandbox/clock';
import type { Bench } from './bench';
import type { Flow } from './contenders';
import { newUser } from './measure';

export interface Posted {
	flow: Flow;
	userId: string;
	/** In ms since the epoch. */
	at: number;
}

/**
 * Posts sign-ups at a steady rate, to the workflows in turn. A post does not wait for the
 * response to another one, because visitors do not wait for each other either.
 */
export async function postOnSchedule(
	{ n8n }: Bench,
	flows: readonly Flow[],
	count: number,
	perSecond: number,
): Promise<Posted[]> {
	const httpAgent = new Agent({ keepAlive: true });
	const start = performance.now();
	const posts: Promise<unknown>[] = [];
	const posted: Posted[] = [];
	for (let n = 0; n < count; n += 1) {
		const flow = flows[n % flows.length];
		if (!flow) break;
		await sleep(Math.max(0, start + (1000 * n) / perSecond - performance.now()));
		const one = { flow, userId: newUser(), at: epochMs() };
		posted.push(one);
		const lead = { clickId: 'click_1', userId: one.userId };
		posts.push(axios.post(`${n8n.url}/webhook/${flow.path}`, lead, { httpAgent }));
	}
	const results = await Promise.allSettled(posts);
	httpAgent.destroy();
	const rejected = results.filter(({ status }) => status === 'rejected').length;
	if (rejected > 0) throw new Error(`n8n rejected ${rejected} of ${count} posts`);
	return posted;
}
