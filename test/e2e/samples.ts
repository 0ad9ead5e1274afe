import type { INodeExecutionData } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import type { Example } from './example';
import type { RealN8n } from './realN8n';

/** Executes an example like the editor, with the pinned items of a trigger. */
export async function executeSamples(
	{ rest, credential }: RealN8n,
	example: Example,
	trigger: string,
): Promise<Execution> {
	const saved = await rest.createWorkflow(example, credential);
	const workflowData = await rest.get<object>(`/workflows/${saved.id}`);
	// n8n 1.x runs the workflow in the request, n8n 2.x the saved one.
	await rest.post(`/workflows/${saved.id}/run`, {
		workflowData,
		triggerToStartFrom: { name: trigger },
	});
	const [execution] = await rest.executions(saved.id, 1);
	if (!execution) throw new Error('Nothing was executed');
	return execution;
}

/** The items of both outputs of a node, in the order of its input. */
export function itemsOf({ data }: Execution, node: string): INodeExecutionData[] {
	const outputs = data.resultData.runData[node]?.at(-1)?.data?.main ?? [];
	const indexOf = ({ pairedItem }: INodeExecutionData) =>
		typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
	return outputs.flatMap((items) => items ?? []).sort((a, b) => indexOf(a) - indexOf(b));
}

/** The outcome or the error code of each item. */
export const outcomesOf = (execution: Execution, node: string) =>
	itemsOf(execution, node).map(({ json }) => {
		const { code } = (json.error ?? {}) as { code?: string };
		return code ?? json.outcome;
	});

export const nodesRun = ({ data }: Execution): string[] =>
	Object.keys(data.resultData.runData).sort();
