import { deepEqual } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { behindWebhook } from '../../../test/e2e/behindWebhook';
import { readExample } from '../../../test/e2e/example';
import { refportWorkflow } from '../../../test/engine/engine';
import { leadParameters, signUp } from '../../../test/engine/fixtures';
import { PROJECT } from '../../../test/n8n/pack';
import { type Check, itemsOf, post } from '../check';

interface MigrationReport {
	report: {
		targetVersion: string;
		workflowResults: { ruleTitle: string; nbAffectedWorkflows: number }[];
	};
}

const EXAMPLES = readdirSync(join(PROJECT, 'workflows')).map((name) => basename(name, '.json'));

const migrationReport: Check = {
	feature: "n8n's migration report for 3.0 finds nothing in the example workflows",
	since: '2.41.1',
	async run(real) {
		for (const name of EXAMPLES) await real.rest.createWorkflow(readExample(name), real.credential);
		const path = '/breaking-changes/report/refresh?version=v3';
		const { report } = await real.rest.post<MigrationReport>(path, {});
		// Older versions ignore the requested version.
		deepEqual(report.targetVersion, 'v3');
		deepEqual(
			report.workflowResults.filter(({ nbAffectedWorkflows }) => nbAffectedWorkflows > 0),
			[],
		);
	},
};

const blockedAddress: Check = {
	feature: "Address blocked by n8n's SSRF protection: one attempt, reported as not recorded",
	since: '2.20.12',
	async run(real) {
		const { apiKey } = real.sandbox;
		const data = { apiKey, baseUrl: 'https://100.64.0.1' };
		const credential = await real.rest.createCredential(data, 'Blocked address');
		const path = 'compat-blocked';
		const parameters = leadParameters(
			{ timeout: 2 },
			{ clickId: '={{ $json.body.clickId }}', customerExternalId: '={{ $json.body.userId }}' },
		);
		const workflow = refportWorkflow(parameters, { onError: 'continueErrorOutput' });
		const blocked = { ...real, credential };
		const executions = await post(blocked, behindWebhook(workflow, path), path, [signUp(6)]);
		const [item] = itemsOf(executions, 'Failure');
		const error = item?.error as Record<string, unknown> | undefined;
		deepEqual(
			[error?.code, error?.attempts, error?.retryable, error?.mayBeRecorded],
			['ADDRESS_BLOCKED', 1, false, false],
		);
	},
};

export const N8N_3: readonly Check[] = [blockedAddress, migrationReport];
