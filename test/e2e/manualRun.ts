import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { type Example, withoutDryRun } from './example';
import type { RealN8n } from './realN8n';

/** The recipe as its note leaves it: Dry Run is off, and these events are pinned instead of the samples. */
export const withEvents = (recipe: Example, trigger: string, events: IDataObject[]): Example => ({
	...withoutDryRun(recipe),
	pinData: { [trigger]: events.map((json) => ({ json })) },
});

/**
 * Executes a recipe as the editor's Execute button does, from the data pinned on its trigger. The
 * triggers of services register with the service when a workflow is published, which needs an account
 * there; with pinned data they output what the service would send.
 */
export async function runManually(
	{ rest, credential }: RealN8n,
	recipe: Example,
	trigger: string,
): Promise<Execution> {
	const { id } = await rest.createWorkflow(recipe, credential);
	const workflowData = await rest.get(`/workflows/${id}`);
	await rest.post(`/workflows/${id}/run`, { workflowData, triggerToStartFrom: { name: trigger } });
	const [execution] = await rest.executions(id, 1);
	if (!execution) throw new Error('The execution is gone');
	return execution;
}
