import { refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { behindWebhook } from './behindWebhook';
import { outputOf, postTo, useRealN8n } from './realN8n';

const real = useRealN8n();

/**
 * Refport with Skip Already Tracked, and a Remove Duplicates node that uses the list of the
 * workflow.
 */
function workflow(path: string, logic: object) {
	const lead = { clickId: '={{ $json.body.clickId }}', customerExternalId: '={{ $json.body.id }}' };
	const options = { skipAlreadyTracked: true, includeInputFields: true };
	const json = behindWebhook(refportWorkflow(leadParameters(options, lead)), path);
	const removeDuplicates = {
		...{ id: 'Remove Duplicates', name: 'Remove Duplicates', typeVersion: 2 },
		type: 'n8n-nodes-base.removeDuplicates',
		position: [600, 0] as [number, number],
		parameters: {
			operation: 'removeItemsSeenInPreviousExecutions',
			options: { scope: 'workflow' },
			...logic,
		},
	};
	const connections = {
		...json.connections,
		Refport: { main: [[{ node: 'Remove Duplicates', type: 'main' as const, index: 0 }]] },
	};
	return { ...json, nodes: [...json.nodes, removeDuplicates], connections };
}

/** The number of items that the Remove Duplicates node keeps, for each request in order. */
async function keptItems(logic: object, ids: readonly number[]): Promise<number[]> {
	const path = `remove-duplicates-${ids.join('-')}`;
	const created = await real.rest.createWorkflow(workflow(path, logic), real.credential);
	await real.rest.activate(created);
	const counts: number[] = [];
	for (const posted of ids) {
		await postTo(real, path, { id: posted, clickId: `click_${posted}` });
		const execution = (await real.rest.executions(created.id, counts.length + 1)).at(-1);
		if (!execution) throw new Error('The execution is gone');
		expect(execution.status).toBe('success');
		counts.push(outputOf(execution, 'Remove Duplicates').length);
	}
	return counts;
}

const ID = '={{ $("Start").item.json.body.id }}';

describe('a Remove Duplicates node with the scope of the workflow', () => {
	it.each([
		[
			'values',
			{ logic: 'removeItemsWithAlreadySeenKeyValues', dedupeValue: ID },
			[1, 1, 2, 1],
			[1, 0, 1, 0],
		],
		[
			'the highest value',
			{ logic: 'removeItemsUpToStoredIncrementalKey', incrementalDedupeValue: ID },
			[3, 3, 4, 3],
			[1, 0, 1, 0],
		],
	])(
		'still removes duplicates by %s next to Skip Already Tracked',
		async (_, logic, ids, counts) => {
			real.sandbox.reset();
			expect(await keptItems(logic, ids)).toEqual(counts);
			expect(real.sandbox.recorded).toHaveLength(2);
		},
	);
});
