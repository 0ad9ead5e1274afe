import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../n8n/rest';
import { CASES, NODES } from './errorCases';
import { readExample } from './example';
import { outputOf, postTo, useRealN8n } from './realN8n';
import { executeSamples, outcomesOf } from './samples';

const real = useRealN8n();

const bodyOf = (execution: Execution) =>
	outputOf(execution, 'Sign-Up Posted')[0]?.json.body as IDataObject;

const ranIn = ({ data }: Execution): string[] =>
	Object.values(NODES).filter((name) => name in data.resultData.runData);

it('the error handling example has three pinned samples that show each outcome without sending anything', async () => {
	const execution = await executeSamples(real, readExample('error-handling'), 'Sign-Up Posted');
	expect(outcomesOf(execution, 'Track the Lead')).toEqual([
		'validated',
		'skipped',
		'INVALID_INPUT',
	]);
	expect(ranIn(execution)).toEqual([NODES.organic, NODES.data]);
	expect(execution.status).toBe('error');
	expect(real.sandbox.seen).toEqual([]);
});

describe('the error handling example', () => {
	let executions: Execution[] = [];

	beforeAll(async () => {
		for (const { refp_id, fault } of CASES) {
			if (fault) real.sandbox.faults.add({ clickId: refp_id, ...fault });
		}
		const saved = await real.rest.createWorkflow(readExample('error-handling'), real.credential);
		await real.rest.activate(saved);
		for (const [userId, { refp_id, email, fault }] of CASES.entries()) {
			const body = { userId, refp_id, email: email ?? `user${userId}@example.com`, name: 'User' };
			// A requested wait would also stop the other sign-ups, so they must finish first.
			if (fault?.status === 429) await real.rest.executions(saved.id, userId);
			await postTo(real, 'refport-sign-up-checked', body);
		}
		executions = await real.rest.executions(saved.id, CASES.length);
	});

	const executionOf = (userId: number): Execution => {
		const found = executions.find((one) => bodyOf(one).userId === userId);
		if (!found) throw new Error(`No execution for ${userId}`);
		return found;
	};

	it.each(CASES.map((one, userId) => ({ ...one, userId })))(
		'passes $shows only to the node "$node"',
		({ userId, node, error }) => {
			const execution = executionOf(userId);
			expect(ranIn(execution)).toEqual([node]);
			if (!error) return;
			const failed = execution.data.resultData.runData['Track the Lead']?.[0]?.data?.main?.[1];
			expect(failed).toHaveLength(1);
			expect(failed?.[0]?.json).toMatchObject({ body: { userId }, error });
			expect(outputOf(execution, node)[0]?.json).toEqual(failed?.[0]?.json);
		},
	);

	it('fails exactly the executions whose lead was not recorded', () => {
		const failed = CASES.flatMap(({ error }, userId) => (error ? [userId] : []));
		expect(CASES.map((_, userId) => executionOf(userId).status)).toEqual(
			CASES.map((_, userId) => (failed.includes(userId) ? 'error' : 'success')),
		);
	});

	it('shows the cause and the advice in the failed execution', () => {
		const rejected = CASES.findIndex(({ node }) => node === NODES.apiKey);
		expect(executionOf(rejected).data.resultData.error?.message).toBe(
			'UNAUTHORIZED: The API key is missing or invalid. Nothing was recorded. Open the credential and enter a key from Settings → API Keys in Refport. A deleted or renewed key stops working immediately.',
		);
	});

	it('records only the leads without an error', () => {
		expect(real.sandbox.recorded.map(({ body }) => body.clickId)).toEqual([
			'click_ada',
			'click_gus',
		]);
	});
});
