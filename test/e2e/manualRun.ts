import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import type { Recipe } from './example';
import type { RealN8n } from './realN8n';

/** The recipe as its note leaves it: Dry Run is off, and these events are pinned instead of the samples. */
export const withEvents = (recipe: Recipe, trigger: string, events: IDataObject[]): Recipe => ({
	...withoutDryRun(recipe),
	pinData: { [trigger]: events.map((json) => ({ json })) },
});

export const withoutDryRun = (recipe: Recipe): Recipe => ({
	...recipe,
	nodes: recipe.nodes.map((node) => {
		const { options } = node.parameters;
		if (!node.type.startsWith('n8n-nodes-refport.')) return node;
		const kept = { ...(options as IDataObject), dryRun: false };
		return { ...node, parameters: { ...node.parameters, options: kept } };
	}),
});

/**
 * Executes a recipe as the editor's Execute button does, from the data pinned on its trigger. The
 * triggers of services register with the service when a workflow is published, which needs an account
 * there; with pinned data they output what the service would send.
 */
export async function runManually(
	{ rest, credential }: RealN8n,
	recipe: Recipe,
	trigger: string,
): Promise<Execution> {
	const { id } = await rest.createWorkflow(recipe, credential);
	const workflowData = await rest.get(`/workflows/${id}`);
	await rest.post(`/workflows/${id}/run`, { workflowData, triggerToStartFrom: { name: trigger } });
	const [execution] = await rest.executions(id, 1);
	if (!execution) throw new Error('The execution is gone');
	return execution;
}
