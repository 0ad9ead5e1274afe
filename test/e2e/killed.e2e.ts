import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { LIMITS } from '../../nodes/Refport/core/settings';
import { type WorkflowJson, refportWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { behindWebhook } from './behindWebhook';
import { killAndRestart } from './killAndRestart';
import { outputOf, postTo, useRealN8n } from './realN8n';

const LEAD_COUNT = 500;

const real = useRealN8n();

/** A workflow that tracks the leads in the body of a webhook request. */
function batchWorkflow(path: string, options: INodeParameters): WorkflowJson {
	const tracking = refportWorkflow(leadParameters(options), { onError: 'continueErrorOutput' });
	const json = behindWebhook(tracking, path);
	const split = {
		...{ id: 'Split', name: 'Split', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
		position: [0, 0] as [number, number],
		parameters: { fieldToSplitOut: 'body.leads', options: {} },
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	const connections = { ...json.connections, Start: to('Split'), Split: to('Refport') };
	return { ...json, nodes: [...json.nodes, split], connections };
}

const leads = Array.from({ length: LEAD_COUNT }, (_, id) => ({
	clickId: `click_${id}`,
	userId: id,
}));

function counts() {
	const ids = real.sandbox.recorded.map(({ body }) => String(body.customerExternalId));
	const missing = LEAD_COUNT - new Set(ids).size;
	return { missing, duplicates: ids.length - new Set(ids).size };
}

/** Kills n8n in the middle of the batch, restarts it, and retries the execution. */
async function killAndRetry(path: string, options: INodeParameters) {
	real.sandbox.reset();
	real.sandbox.latencyMs = 20;
	const workflow = await real.rest.createWorkflow(batchWorkflow(path, options), real.credential);
	await real.rest.activate(workflow);
	await postTo(real, path, { leads });
	while (real.sandbox.recorded.length < LEAD_COUNT / 2) await sleep(5);
	let before = 0;
	await killAndRestart(real, () => {
		before = real.sandbox.recorded.length;
	});
	const [crashed] = await real.rest.executions(workflow.id, 1);
	if (!crashed) throw new Error('The killed execution is gone');
	await real.rest.retry(crashed.id);
	const execution = (await real.rest.executions(workflow.id, 2)).at(-1);
	if (!execution) throw new Error('The retry is gone');
	const outcomes = outputOf(execution, 'Refport').map(({ json }) => json.outcome);
	return { before, crashed: crashed.status, outcomes, ...counts() };
}

it('a retry after a crash sends only the missing leads and those in flight with Skip Already Tracked', async () => {
	const result = await killAndRetry('killed-remembering', { skipAlreadyTracked: true });
	expect(result.crashed).toBe('crashed');
	expect(result.before).toBeLessThan(LEAD_COUNT);
	expect(result.missing).toBe(0);
	expect(result.duplicates).toBeLessThanOrEqual(LIMITS.concurrency.default);
	const skipped = result.outcomes.filter((outcome) => outcome === 'skipped').length;
	expect(skipped).toBe(result.before - result.duplicates);
	expect(result.outcomes).toHaveLength(LEAD_COUNT);
});

it('a retry after a crash sends all leads again without Skip Already Tracked', async () => {
	const result = await killAndRetry('killed-forgetful', {});
	expect(result.missing).toBe(0);
	expect(result.duplicates).toBe(result.before);
	expect(result.duplicates).toBeGreaterThanOrEqual(LEAD_COUNT / 2);
});
