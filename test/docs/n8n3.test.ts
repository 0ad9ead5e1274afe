import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../engine/engine';
import { PROJECT, readText } from './markdown';

/** Nodes that n8n 3.0 removes. */
const REMOVED_NODES = [
	'n8n-nodes-base.function',
	'n8n-nodes-base.functionItem',
	'n8n-nodes-base.itemLists',
	'n8n-nodes-base.aiTransform',
	'@n8n/n8n-nodes-langchain.code',
];

const REMOVED_EXPRESSIONS = /\$getPairedItem|\$evaluateExpression/;

const filesIn = (folder: string): string[] =>
	readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|json)$/.test(name))
		.map((name) => join(folder, name));

const WORKFLOWS = filesIn('workflows');

const workflowOf = (path: string) => JSON.parse(readText(path)) as WorkflowJson;

const nodesOf = (path: string) => workflowOf(path).nodes;

it.each(WORKFLOWS)('%s contains no node that n8n 3.0 removes', (path) => {
	const types = nodesOf(path).map(({ type }) => type);
	expect(types.filter((type) => REMOVED_NODES.includes(type))).toEqual([]);
});

it.each(WORKFLOWS)('%s does not use Always Output Data on nodes with several outputs', (path) => {
	const { connections } = workflowOf(path);
	const nodes = nodesOf(path).filter(
		({ name, alwaysOutputData }) => alwaysOutputData && (connections[name]?.main?.length ?? 0) > 1,
	);
	expect(nodes.map(({ name }) => name)).toEqual([]);
});

it.each(WORKFLOWS)('%s does not call another workflow once per item', (path) => {
	const nodes = nodesOf(path).filter(
		({ type, parameters }) =>
			type === 'n8n-nodes-base.executeWorkflow' && parameters.mode === 'each',
	);
	expect(nodes.map(({ name }) => name)).toEqual([]);
});

it.each([...WORKFLOWS, ...filesIn('nodes'), ...filesIn('credentials')])(
	'%s uses no expression that n8n 3.0 removes',
	(path) => {
		expect(readText(path)).not.toMatch(REMOVED_EXPRESSIONS);
	},
);
