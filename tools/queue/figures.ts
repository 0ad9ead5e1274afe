import type { Counts } from './count';
import type { Kill } from './run';
import type { Posted } from './signUps';

/** What a run was told to do. */
export interface Plan {
	signUps: number;
	/** Requests per second that the stand-in for Refport takes. */
	perSecond: number;
	maxAttempts: number;
	/** Whether the webhook answers when the execution has ended, not at once. */
	answerAtEnd: boolean;
}

/** What it gave. */
export interface Figures {
	plan: Plan;
	counts: Counts;
	posted: Posted;
	kill: Kill;
	requests: number;
	limited: number;
	/** From the first post until the last execution that was not cut off ended, in s. */
	seconds: number;
	/** From the first post until the kill, in s. */
	secondsToKill: number;
	/** From the kill until n8n had shown all executions of the killed worker as failed, in s. */
	secondsToReport: number;
	/** Executions that each worker finished; the killed one last. */
	perWorker: number[];
}

/** How events are delivered twice: a service that is neither near nor slow, some events at a time. */
export const DELIVERY = { latencyMs: 100, atOnce: 5 } as const;
