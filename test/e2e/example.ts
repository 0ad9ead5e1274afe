import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters, IPinData } from 'n8n-workflow';
import type { WorkflowJson } from '../engine/engine';
import { PROJECT } from '../n8n/pack';

/** An example workflow with its pinned data. */
export interface Example extends WorkflowJson {
	pinData: IPinData;
}

/** An example workflow as a user imports it. */
export const readExample = (name: string): Example =>
	JSON.parse(readFileSync(join(PROJECT, 'workflows', `${name}.json`), 'utf8')) as Example;

function removeDryRun(node: INode): INode {
	const { dryRun, ...options } = (node.parameters.options ?? {}) as INodeParameters;
	return dryRun === undefined ? node : { ...node, parameters: { ...node.parameters, options } };
}

/** The example with Dry Run turned off. */
export const withoutDryRun = (example: Example): Example => ({
	...example,
	nodes: example.nodes.map(removeDryRun),
});
