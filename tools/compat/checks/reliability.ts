import { deepEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { behindWebhook } from '../../../test/e2e/behindWebhook';
import { postTo } from '../../../test/e2e/realN8n';
import { type WorkflowJson, refportWorkflow } from '../../../test/engine/engine';
import { leadParameters, signUp } from '../../../test/engine/fixtures';
import { type Check, activate, itemsOf, post } from '../check';

/** Tracks a lead for each post. Failed items go to the error output. */
function leadWorkflow(path: string, options: INodeParameters = {}): WorkflowJson {
	const parameters = leadParameters(options, {
		clickId: '={{ $json.body.clickId }}',
		customerExternalId: '={{ $json.body.userId }}',
	});
	return behindWebhook(refportWorkflow(parameters, { onError: 'continueErrorOutput' }), path);
}

const errorOutput: Check = {
	feature: 'Error output with code and input fields',
	async run(real) {
		const path = 'compat-error';
		const executions = await post(real, leadWorkflow(path), path, [signUp(1, 'typo_bo')]);
		const [item] = itemsOf(executions, 'Failure');
		const error = item?.error as { code?: string; httpStatus?: number } | undefined;
		deepEqual(
			[error?.code, error?.httpStatus, item?.body],
			['INVALID_CLICK_ID', 400, { clickId: 'typo_bo', userId: 1 }],
		);
		deepEqual(real.sandbox.recorded, []);
	},
};

const retry: Check = {
	feature: 'Retry after 429, as late as Refport asks',
	async run(real) {
		const path = 'compat-retry';
		real.sandbox.faults.add({ times: 1, status: 429, wait: { form: 'seconds', seconds: 2 } });
		const executions = await post(real, leadWorkflow(path), path, [signUp(2)]);
		const [item] = itemsOf(executions, 'Success');
		deepEqual([item?.outcome, item?.attempts], ['tracked', 2]);
		const [first, second] = real.sandbox.seen.map(({ at }) => at);
		ok((second ?? 0) - (first ?? 0) >= 1990, 'the retry came too early');
	},
};

const skipAlreadyTracked: Check = {
	feature: 'Skip Already Tracked',
	async run(real) {
		const path = 'compat-skip';
		const workflow = leadWorkflow(path, { skipAlreadyTracked: true });
		const executions = await post(real, workflow, path, [signUp(3), signUp(3), signUp(4)]);
		const outcomes = itemsOf(executions, 'Success').map(({ outcome, reason }) => [outcome, reason]);
		deepEqual(outcomes, [
			['tracked', null],
			['skipped', 'already_tracked'],
			['tracked', null],
		]);
		deepEqual(
			real.sandbox.recorded.map(({ body }) => body.customerExternalId),
			['3', '4'],
		);
	},
};

const WAIT_S = 5;

const stop: Check = {
	feature: 'Stopping an execution ends its retries (cancel signal)',
	async run(real) {
		const path = 'compat-stop';
		real.sandbox.faults.add({ status: 429, wait: { form: 'seconds', seconds: WAIT_S } });
		const { id } = await activate(real, leadWorkflow(path));
		await postTo(real, path, signUp(5));
		while (real.sandbox.seen.length === 0) await sleep(50);
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await real.rest.get<{ results: { id: string }[] }>(
			`/executions?filter=${filter}`,
		);
		await real.rest.post(`/executions/${results[0]?.id ?? ''}/stop`, {});
		const [execution] = await real.rest.executions(id, 1);
		deepEqual(execution?.status, 'canceled');
		await sleep((WAIT_S + 1) * 1000);
		deepEqual(real.sandbox.seen.length, 1);
	},
};

export const RELIABILITY: readonly Check[] = [errorOutput, retry, skipAlreadyTracked, stop];
