import { postTo } from '../../test/e2e/realN8n';
import type { RateLimit } from '../../test/sandbox/rateLimit';
import { type Bench, newAccount } from './bench';
import { CONTENDER, type Flow } from './contenders';
import { type Moment, momentOf, watchMemory } from './cost';
import { type Listed, untilFinished } from './executions';
import { type Delivered, delivered } from './delivered';

export interface Job {
	/** Number per execution. */
	leads: number;
	/** User IDs of the leads. New ones if left out. */
	users?: readonly string[];
	latencyMs: number;
	/** Number of executions that start at the same time. 1 if left out. */
	executions?: number;
	limit?: RateLimit;
}

export interface Figures extends Delivered {
	/** From the first start to the last end of the contender's node, in s. */
	seconds: number;
	leadsPerSecond: number;
	/** CPU time of the n8n process during the whole execution, in ms. */
	cpuPerLeadMs: number;
	/** Peak memory of n8n above the start, in MiB. */
	memoryMb: number;
	failedExecutions: number;
	/** From the post until n8n was idle. */
	window: { from: Moment; to: Moment };
}

const LIMIT_MS = 600_000;

let users = 0;

/** Returns a new user ID, so that no lead is a duplicate. */
export function newUser(): string {
	users += 1;
	return String(users);
}

export const newUsers = (count: number): string[] => Array.from({ length: count }, newUser);

const leadsOf = (users: readonly string[]) =>
	users.map((userId) => ({ clickId: 'click_1', userId }));

/** Returns when the contender's node started and ended in an execution, in ms since the epoch. */
async function nodeTimes({ rest }: Bench, id: string): Promise<{ from: number; to: number }> {
	const { data } = await rest.execution(id);
	const task = data.resultData.runData[CONTENDER]?.at(-1);
	if (!task) throw new Error(`Execution ${id} did not reach the ${CONTENDER}`);
	return { from: task.startTime, to: task.startTime + task.executionTime };
}

/** Counts executions that did not succeed. */
export const failed = (executions: readonly Listed[]): number =>
	executions.filter(({ status }) => status !== 'success').length;

/** Posts leads to a workflow and measures its executions. */
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

/** Lets n8n load and compile the code of the contender before the measurement. */
export async function warmUp(bench: Bench, flow: Flow): Promise<void> {
	await measure(bench, flow, WARM_UP);
}
