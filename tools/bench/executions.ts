import { isAxiosError } from 'axios';
import type { Bench } from './bench';
import { type Moment, untilQuiet } from './cost';

/** An execution as n8n lists it. */
export interface Listed {
	id: string;
	status: string;
	/** As ISO 8601. */
	stoppedAt: string | null;
}

interface Page {
	results: Listed[];
	/** None on the last page. */
	nextCursor: string | null;
}

/** How many n8n lists at the most. */
const PAGE = 100;

const UNDER_WAY = new Set(['new', 'running', 'waiting', 'unknown']);

/** The executions of a workflow above an ID, newest first. */
async function listed({ rest }: Bench, workflowId: string, above: number): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const all: Listed[] = [];
	let cursor = '';
	for (;;) {
		const { results, nextCursor } = await rest.get<Page>(
			`/executions?filter=${filter}&limit=${PAGE}${cursor}`,
		);
		const fresh = results.filter(({ id }) => Number(id) > above);
		all.push(...fresh);
		if (!nextCursor || fresh.length < results.length) return all;
		cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
	}
}

/** n8n answers 503 while its work keeps it from asking its database for a sign of life. */
function noneIfBusy(error: unknown): Listed[] {
	if (isAxiosError(error) && error.response?.status === 503) return [];
	throw error;
}

/** The newest execution that was told of, by workflow. */
const told = new Map<string, number>();

/**
 * Waits until a workflow has this many more finished executions than when it was last called, and
 * asks n8n only when it has little to do.
 *
 * @returns the executions, and the moment when n8n had become quiet.
 */
export async function untilFinished(
	bench: Bench,
	workflowId: string,
	count: number,
	limitMs: number,
): Promise<{ executions: Listed[]; end: Moment }> {
	// Another n8n counts from 1 again.
	const key = `${bench.n8n.url} ${workflowId}`;
	const latest = Date.now() + limitMs;
	for (;;) {
		const end = await untilQuiet(bench.n8n.pid);
		const executions = await listed(bench, workflowId, told.get(key) ?? 0).catch(noneIfBusy);
		const finished = executions.filter(({ status }) => !UNDER_WAY.has(status));
		if (finished.length >= count) {
			told.set(key, Math.max(...finished.map(({ id }) => Number(id))));
			return { executions: finished, end };
		}
		if (Date.now() > latest) throw new Error(`${finished.length} of ${count} executions finished`);
	}
}
