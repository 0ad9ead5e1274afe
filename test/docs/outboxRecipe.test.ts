import type { INode } from 'n8n-workflow';
import { readExample } from '../e2e/example';

const { nodes, connections } = readExample('outbox-sign-ups');

const tables = nodes.filter(({ type }) => type === 'n8n-nodes-base.dataTable');

const isRow = ({ parameters }: INode) => parameters.resource === 'row';

interface TableParameters {
	tableName?: string;
	dataTableId?: { value: string };
	columns?: { column?: { name: string }[]; value?: Record<string, unknown> };
	filters?: { conditions: { keyName: string }[] };
	options?: { createIfNotExists?: boolean };
}

const parametersOf = ({ parameters }: INode) => parameters as TableParameters;

const created = tables.filter((node) => !isRow(node)).map(parametersOf)[0];

const BUILT_IN = ['id', 'createdAt', 'updatedAt'];

it('the outbox recipe creates the table that its nodes use, and keeps an existing one', () => {
	const used = tables.filter(isRow).map((node) => parametersOf(node).dataTableId?.value);
	expect(new Set(used)).toEqual(new Set([created?.tableName]));
	// n8n uses this option only if the workflow contains it.
	expect(created?.options?.createIfNotExists).toBe(true);
});

it.each(tables.filter(isRow))('$name uses only existing columns of the table', (node) => {
	const { columns, filters } = parametersOf(node);
	const used = [
		...Object.keys(columns?.value ?? {}),
		...(filters?.conditions ?? []).map(({ keyName }) => keyName),
	];
	const known = [...BUILT_IN, ...(created?.columns?.column ?? []).map(({ name }) => name)];
	expect(used.filter((name) => !known.includes(name))).toEqual([]);
});

it.each(tables)(
	'$name stops the workflow on an error, so no failure looks like a success',
	(node) => {
		expect(node.onError).toBeUndefined();
	},
);

it('the outbox recipe connects each branch to a separate input of All Failures Are Marked', () => {
	const merge = 'All Failures Are Marked';
	const inputs = Object.entries(connections).flatMap(([from, { main = [] }]) =>
		main.flatMap((targets) =>
			(targets ?? []).filter(({ node }) => node === merge).map(({ index }) => [from, index]),
		),
	);
	expect(inputs).toEqual([
		['Track the Lead', 0],
		['Try Again Later', 1],
		['Mark as Failed', 2],
	]);
});
