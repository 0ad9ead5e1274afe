import { postTo } from '../../test/e2e/realN8n';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { type Bench, newAccount } from './bench';
import { CONTENDER, type Flow } from './contenders';
import { type Moment, momentOf, watchMemory } from './cost';
import { type Listed, untilFinished } from './executions';
import { type Delivered, delivered } from './delivered';

export interface Job {
	/** In each execution. */
	leads: number;
	/** Whose sign-ups they are; others than ever before where it is left out. */
	users?: readonly string[];
	latencyMs: number;
	/** Started at the same time; 1 where it is left out. */
	executions?: number;
	limit?: RateLimit;
}

export interface Figures extends Delivered {
	/** From the start of the contender's node to its end, over all executions, in s. */
	seconds: number;
	leadsPerSecond: number;
	/** Of the n8n process over the whole execution, in ms. */
	cpuPerLeadMs: number;
	/** The memory that n8n took at the most above what it held before, in MiB. */
	memoryMb: number;
	failedExecutions: number;
	/** From the post until n8n had nothing more to do. */
	window: { from: Moment; to: Moment };
}

const LIMIT_MS = 600_000;

let users = 0;

/** A user ID that no lead had before, so that nothing can be taken for a repetition. */
export function newUser(): string {
	users += 1;
	return String(users);
}

export const newUsers = (count: number): string[] => Array.from({ length: count }, newUser);

const leadsOf = (users: readonly string[]) =>
	users.map((userId) => ({ clickId: 'click_1', userId }));

/** When the contender's node began in an execution, and when it ended, in ms since the epoch. */
async function nodeTimes({ rest }: Bench, id: string): Promise<{ from: number; to: number }> {
	const { data } = await rest.execution(id);
	const task = data.resultData.runData[CONTENDER]?.at(-1);
	if (!task) throw new Error(`Execution ${id} did not reach the ${CONTENDER}`);
	return { from: task.startTime, to: task.startTime + task.executionTime };
}

/** How many executions did not succeed. */
export const failed = (executions: readonly Listed[]): number =>
	executions.filter(({ status }) => status !== 'success').length;

/** Posts the leads to a workflow and takes the figures of its executions. */
export async function measure(bench: Bench, flow: Flow, job: Job): Promise<Figures> {
	const { n8n, sandbox } = bench;
	const { leads, latencyMs, executions = 1, limit, users } = job;
	await newAccount(bench, latencyMs, limit);
	const memory = watchMemory(n8n.pid);
	const start = momentOf(n8n.pid);
	const posts = Array.from({ length: executions }, () =>
		postTo(bench, flow.path, { leads: leadsOf(users ?? newUsers(leads)) }),
	);
	await Promise.all(posts);
	const finished = await untilFinished(bench, flow.workflowId, executions, LIMIT_MS);
	const memoryMb = memory.rise();
	const times = await Promise.all(finished.executions.map(({ id }) => nodeTimes(bench, id)));
	const from = Math.min(...times.map((one) => one.from));
	const seconds = (Math.max(...times.map((one) => one.to)) - from) / 1000;
	const all = leads * executions;
	return {
		...(await delivered(sandbox, flow.contender.sends ? all : 0)),
		seconds,
		leadsPerSecond: all / Math.max(seconds, 0.001),
		cpuPerLeadMs: (finished.end.cpuMs - start.cpuMs) / all,
		memoryMb,
		failedExecutions: failed(finished.executions),
		window: { from: start, to: finished.end },
	};
}

const WARM_UP: Job = { leads: 300, latencyMs: 0 };

/** Lets n8n load and compile what the contender needs, before anything counts. */
export async function warmUp(bench: Bench, flow: Flow): Promise<void> {
	await measure(bench, flow, WARM_UP);
}
