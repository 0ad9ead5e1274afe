import type { INodeExecutionData } from 'n8n-workflow';
import { type RealN8n, outputOf, postTo } from '../../test/e2e/realN8n';
import type { WorkflowJson } from '../../test/engine/engine';
import type { Execution } from '../../test/n8n/rest';

/**
 * A feature to check in a real n8n with the package installed. `run` throws if it does not work.
 */
export interface Check {
	feature: string;
	/** The first version of n8n that supports the feature. All supported versions if left out. */
	since?: string;
	run: (real: RealN8n) => Promise<void>;
}

/** Saves and activates a workflow, so that its webhook responds. */
export async function activate(real: RealN8n, workflow: WorkflowJson): Promise<{ id: string }> {
	const saved = await real.rest.createWorkflow(workflow, real.credential);
	await real.rest.activate(saved);
	return saved;
}

/**
 * Posts the bodies to a workflow's webhook one by one, and returns the executions in that order.
 */
export async function post(
	real: RealN8n,
	workflow: WorkflowJson,
	path: string,
	bodies: readonly object[],
): Promise<Execution[]> {
	const { id } = await activate(real, workflow);
	let executions: Execution[] = [];
	for (const [sent, body] of bodies.entries()) {
		await postTo(real, path, body);
		executions = await real.rest.executions(id, sent + 1);
	}
	return executions;
}

/** Returns the first output item of a node in each execution. */
export const itemsOf = (executions: Execution[], node: string): INodeExecutionData['json'][] =>
	executions.map((execution) => outputOf(execution, node)[0]?.json ?? {});
