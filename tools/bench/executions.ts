import { isAxiosError } from 'axios';
import type { Bench } from './bench';
import { type Moment, untilQuiet } from './cost';

/** An execution as n8n lists it. */
export interface Listed {
	id: string;
	status: string;
	/** In ISO 8601. */
	stoppedAt: string | null;
}

interface Page {
	results: Listed[];
	/** Null on the last page. */
	nextCursor: string | null;
}

/** The largest page that n8n returns. */
const PAGE_SIZE = 100;

const UNFINISHED = new Set(['new', 'running', 'waiting', 'unknown']);

/** Lists the executions of a workflow with an ID above this one, newest first. */
async function listed({ rest }: Bench, workflowId: string, above: number): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const all: Listed[] = [];
	let cursor = '';
	for (;;) {
		const { results, nextCursor } = await rest.get<Page>(
			`/executions?filter=${filter}&limit=${PAGE_SIZE}${cursor}`,
		);
		const fresh = results.filter(({ id }) => Number(id) > above);
		all.push(...fresh);
		if (!nextCursor || fresh.length < results.length) return all;
		cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
	}
}

/** n8n responds with 503 while it is too busy for its database health check. */
function noneIfBusy(error: unknown): Listed[] {
	if (isAxiosError(error) && error.response?.status === 503) return [];
	throw error;
}

/** The newest execution that was already returned, by workflow. */
const lastReturned = new Map<string, number>();

/**
 * Waits until a workflow has `count` more finished executions than at the last call. Queries n8n
 * only while it is almost idle.
 *
 * @returns the executions, and the moment when n8n was idle
 */
export async function untilFinished(
	bench: Bench,
	workflowId: string,
	count: number,
	limitMs: number,
): Promise<{ executions: Listed[]; end: Moment }> {
	// Execution IDs start again at 1 in another n8n.
	const key = `${bench.n8n.url} ${workflowId}`;
	const deadline = Date.now() + limitMs;
	for (;;) {
		const end = await untilQuiet(bench.n8n.pid);
		const executions = await listed(bench, workflowId, lastReturned.get(key) ?? 0).catch(
			noneIfBusy,
		);
		const finished = executions.filter(({ status }) => !UNFINISHED.has(status));
		if (finished.length >= count) {
			lastReturned.set(key, Math.max(...finished.map(({ id }) => Number(id))));
			return { executions: finished, end };
		}
		if (Date.now() > deadline)
			throw new Error(`${finished.length} of ${count} executions finished`);
	}
}
