import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { type Example, withoutDryRun } from './example';
import type { RealN8n } from './realN8n';

/** The recipe with Dry Run turned off, and these events pinned instead of the samples. */
export const withEvents = (recipe: Example, trigger: string, events: IDataObject[]): Example => ({
	...withoutDryRun(recipe),
	pinData: { [trigger]: events.map((json) => ({ json })) },
});

/**
 * Executes a recipe like the Execute button of the editor, with the pinned data of its trigger. Without
 * pinned data, triggers of services need an account of the service.
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
