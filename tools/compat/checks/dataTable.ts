import { deepEqual } from 'node:assert/strict';
import type { INode, INodeParameters } from 'n8n-workflow';
import { behindWebhook } from '../../../test/e2e/behindWebhook';
import type { WorkflowJson } from '../../../test/engine/engine';
import { type Check, post } from '../check';

const PATH = 'compat-data-table';

const TABLE = 'compat_outbox';

const node = (name: string, type: string, more: Partial<INode>): INode => ({
	...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} },
	...more,
});

const dataTable = (name: string, parameters: INodeParameters): INode =>
	node(name, 'n8n-nodes-base.dataTable', { typeVersion: 1.1, executeOnce: true, parameters });

const inTable = { resource: 'row', dataTableId: { __rl: true, mode: 'name', value: TABLE } };

const create = dataTable('Create', {
	resource: 'table',
	operation: 'create',
	tableName: TABLE,
	columns: { column: [{ name: 'key', type: 'string' }] },
	options: { createIfNotExists: true },
});

const insert = dataTable('Insert', {
	...inTable,
	operation: 'insert',
	columns: {
		mappingMode: 'defineBelow',
		matchingColumns: [],
		schema: [],
		value: { key: "={{ $('Start').item.json.body.key }}" },
	},
	options: {},
});

const get = dataTable('Get', {
	...inTable,
	operation: 'get',
	matchType: 'allConditions',
	filters: { conditions: [] },
	limit: 50,
	orderBy: true,
	orderByColumn: 'key',
	orderByDirection: 'DESC',
});

const start = node('Start', 'n8n-nodes-base.manualTrigger', {});

const to = (target: string) => ({ main: [[{ node: target, type: 'main' as const, index: 0 }]] });

/** The steps of the outbox recipes: create the table if it is missing, insert, read in order. */
const workflow: WorkflowJson = behindWebhook(
	{
		nodes: [start, create, insert, get],
		connections: { Start: to('Create'), Create: to('Insert'), Insert: to('Get') },
	},
	PATH,
);

const recipes: Check = {
	feature: 'Recipes with an outbox in a Data Table (from n8n 2.5.0)',
	since: '2.5.0',
	async run(real) {
		const bodies = [{ key: 'a' }, { key: 'c' }, { key: 'b' }];
		const executions = await post(real, workflow, PATH, bodies);
		const rows = executions.at(-1)?.data.resultData.runData.Get?.[0]?.data?.main?.[0];
		deepEqual(
			rows?.map(({ json }) => json.key),
			['c', 'b', 'a'],
		);
	},
};

export const DATA_TABLE: readonly Check[] = [recipes];
