import type { Counts } from './count';
import type { Kill } from './run';
import type { Posted } from './signUps';

/** The parameters of a run. */
export interface Plan {
	signUps: number;
	/** Requests per second that the stand-in for Refport accepts. */
	perSecond: number;
	maxAttempts: number;
	/** Whether the webhook responds when the execution has ended instead of at once. */
	answerAtEnd: boolean;
}

/** The results of a run. */
export interface Figures {
	plan: Plan;
	counts: Counts;
	posted: Posted;
	kill: Kill;
	requests: number;
	limited: number;
	/** From the first post until the last successful execution ended, in s. */
	seconds: number;
	/** From the first post until the kill, in s. */
	secondsToKill: number;
	/** From the kill until n8n had shown all executions of the killed worker as failed, in s. */
	secondsToReport: number;
	/** Executions that each worker finished. The killed worker is last. */
	perWorker: number[];
}

/** How events are delivered twice: to a service with medium latency, a few events at a time. */
export const DELIVERY = { latencyMs: 100, atOnce: 5 } as const;
