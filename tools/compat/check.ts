import type { INodeExecutionData } from 'n8n-workflow';
import { type RealN8n, outputOf, postTo } from '../../test/e2e/realN8n';
import type { WorkflowJson } from '../../test/engine/engine';
import type { Execution } from '../../test/n8n/rest';

/** Something that must work, shown in a real n8n with the package in it; it throws if it does not. */
export interface Check {
	feature: string;
	/** The first version of n8n that has what the feature needs; every supported one without it. */
	since?: string;
	run: (real: RealN8n) => Promise<void>;
}

/** Saves and activates a workflow, so that its webhook answers. */
export async function activate(real: RealN8n, workflow: WorkflowJson): Promise<{ id: string }> {
	const saved = await real.rest.createWorkflow(workflow, real.credential);
	await real.rest.activate(saved);
	return saved;
}

/** Posts each body to a workflow's webhook in turn, and returns the executions in that order. */
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

/** The only item of a node in each execution. */
export const itemsOf = (executions: Execution[], node: string): INodeExecutionData['json'][] =>
	executions.map((execution) => outputOf(execution, node)[0]?.json ?? {});
