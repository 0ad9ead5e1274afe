import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { fillContacts } from './contacts';
import { readExample } from './example';
import { Postgres } from './postgres';
import { type RealN8n, useRealN8n } from './realN8n';

export interface Crm extends RealN8n {
	database: Postgres;
	databaseCredential: { id: string; name: string };
}

/** Starts a PostgreSQL with the contacts table, and creates a credential for it in n8n. */
export async function addDatabase(real: RealN8n): Promise<Crm> {
	const database = await Postgres.start();
	fillContacts(database, []);
	const databaseCredential = await real.rest.post<Crm['databaseCredential']>('/credentials', {
		name: 'CRM',
		type: 'postgres',
		data: database.credential,
	});
	return Object.assign(real, { database, databaseCredential });
}

/** A real n8n and a real PostgreSQL for all tests of a file. */
export function useCrm(): Crm {
	const crm = useRealN8n() as Crm;
	beforeAll(async () => {
		await addDatabase(crm);
	});
	afterAll(() => {
		crm.database.stop();
	});
	return crm;
}

/** Replaces the trigger of the example with a webhook. */
export const webhookAt = (path: string): Partial<INode> => ({
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { httpMethod: 'POST', path, options: {} },
});

export const eachSecond: Partial<INode> = {
	parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
};

/** Imports and activates the example with its credentials. */
export async function activateCrmSync(
	{ rest, credential, databaseCredential }: Crm,
	trigger: Partial<INode>,
): Promise<{ id: string; versionId: string }> {
	const { nodes, ...example } = readExample('crm-sync');
	const chosen = nodes.map((node): INode => {
		if (node.type === 'n8n-nodes-base.scheduleTrigger') return { ...node, ...trigger };
		if (node.type !== 'n8n-nodes-base.postgres') return node;
		return { ...node, credentials: { postgres: databaseCredential } };
	});
	const saved = await rest.createWorkflow({ ...example, nodes: chosen }, credential);
	await rest.activate(saved);
	return saved;
}

export const nodesRun = ({ data }: Execution): string[] =>
	Object.keys(data.resultData.runData).sort();

/** Waits for an execution that sent contacts, and returns all executions so far. */
export async function whenSent({ rest }: Crm, workflowId: string): Promise<Execution[]> {
	for (;;) {
		const executions = await rest.executions(workflowId, 1);
		if (executions.some((one) => nodesRun(one).includes('Track the Lead'))) return executions;
		await sleep(500);
	}
}
