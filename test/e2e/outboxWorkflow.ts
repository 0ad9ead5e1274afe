import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../engine/engine';
import type { Execution, Rest } from '../n8n/rest';
import { readExample } from './example';
import { OutboxTable } from './outboxTable';

/** Settings that make the recipe run faster in tests. */
export interface OutboxPace {
	everySeconds: number;
	/** The duration of a claim in seconds. 10 minutes in the recipe. */
	claimSeconds?: number;
	/** The maximum number of sign-ups per run. 500 in the recipe. */
	claimLimit?: number;
	/** Options of the Refport node, added to those of the recipe. */
	options?: INodeParameters;
}

const CLAIM = '{ minutes: 10 }';

function changed(node: INode, pace: OutboxPace): INode {
	const { parameters } = node;
	switch (node.name) {
		case 'Every Minute': {
			const interval = [{ field: 'seconds', secondsInterval: pace.everySeconds }];
			return { ...node, parameters: { rule: { interval } } };
		}
		case 'Find Due Sign-Ups':
			return { ...node, parameters: { ...parameters, limit: pace.claimLimit ?? parameters.limit } };
		case 'Claim Them': {
			const text = JSON.stringify(parameters);
			if (!text.includes(CLAIM))
				throw new Error('The duration of a claim has changed in the recipe');
			const claim = pace.claimSeconds === undefined ? CLAIM : `{ seconds: ${pace.claimSeconds} }`;
			return { ...node, parameters: JSON.parse(text.replace(CLAIM, claim)) as INodeParameters };
		}
		case 'Track the Lead': {
			const options = { ...(parameters.options as INodeParameters), ...pace.options };
			return { ...node, parameters: { ...parameters, options } };
		}
		default:
			return node;
	}
}

/** The recipe with the settings of a test, but the same nodes and connections. */
export function outboxWorkflow(pace: OutboxPace): WorkflowJson {
	const example = readExample('outbox-sign-ups');
	return { ...example, nodes: example.nodes.map((node) => changed(node, pace)) };
}

export const OUTBOX_PATH = 'refport-outbox';

/** Executes the branch Set Up as the recipe asks for, and returns the table that it creates. */
export async function setUpOutbox(rest: Rest, workflowId: string): Promise<OutboxTable> {
	const started = await rest.post<{ executionId: string }>(`/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: 'Set Up' },
	});
	for (;;) {
		const { status } = await rest.execution(started.executionId);
		if (status === 'success') return await OutboxTable.find(rest);
		if (status === 'error') throw new Error('Set Up failed');
		await sleep(200);
	}
}

export interface Outbox {
	id: string;
	table: OutboxTable;
}

/** Imports, sets up and activates the recipe. */
export async function startOutbox(
	rest: Rest,
	credential: { id: string; name: string },
	pace: OutboxPace,
): Promise<Outbox> {
	const saved = await rest.createWorkflow(outboxWorkflow(pace), credential);
	const table = await setUpOutbox(rest, saved.id);
	await rest.activate(saved);
	return { id: saved.id, table };
}

/** The runs of the schedule that claimed sign-ups. */
export const sendingRuns = (executions: readonly Execution[]): Execution[] =>
	executions.filter(({ data }) => data.resultData.runData['Claim Them'] !== undefined);
