import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { EngineRun, WorkflowJson } from '../engine/engine';
import { Sandbox } from '../sandbox/sandbox';
import { SIGN_UPS, type SignUp, webhookItem } from './signUps';
import { table } from './table';

// n8n-core writes a key into its user folder as soon as it is loaded, and logs every failing node.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'refport-demo-'));
process.env.N8N_LOG_LEVEL = 'silent';

const NODE = 'Track the Lead';

const workflow = JSON.parse(
	readFileSync(join(__dirname, '../../workflows/signup-webhook.json'), 'utf8'),
) as WorkflowJson;

function tellOutcome(json: IDataObject): [string, string] {
	const error = json.error as { message: string; attempts: number } | undefined;
	if (error) return ['error output', `${error.message} (attempts: ${error.attempts})`];
	const { outcome, reason, attempts } = json as {
		outcome: string;
		reason?: string;
		attempts: number;
	};
	return [outcome, reason ?? `attempts: ${attempts}`];
}

function show(signUps: SignUp[], run: EngineRun): void {
	const items = [...run.items(NODE, 0), ...run.items(NODE, 1)];
	const rows = signUps.map(({ shows, body }, index) => {
		const item = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		return [body.name, shows, ...(item ? tellOutcome(item.json) : ['no item', ''])];
	});
	console.log(table([['Sign-up', 'What it shows', 'Outcome', 'Detail'], ...rows]));
	for (const { message } of run.task(NODE)?.hints ?? []) console.log(`\nHint: ${message}`);
}

async function demo(): Promise<void> {
	const { runWorkflow } = await import('../engine/engine');
	const sandbox = await new Sandbox().start();
	sandbox.faults.add({
		clickId: 'click_dee',
		times: 1,
		status: 429,
		code: 'RATE_LIMIT_EXCEEDED',
		wait: { form: 'seconds', seconds: 2 },
	});
	console.log(
		`workflows/signup-webhook.json in n8n's engine, against the sandbox at ${sandbox.url}\n`,
	);
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	show(SIGN_UPS, await runWorkflow(workflow, SIGN_UPS.map(webhookItem), credential));
	const recorded = sandbox.recorded.map(({ path, body }) => [path, JSON.stringify(body)]);
	console.log(`\nThe sandbox saw ${sandbox.seen.length} requests and recorded:\n`);
	console.log(table([['Endpoint', 'Event'], ...recorded]));
	await sandbox.stop();
}

/** Sends one real lead to a real account. */
async function live(baseUrl: string, apiKey: string, clickId: string): Promise<void> {
	const { runWorkflow } = await import('../engine/engine');
	const signUp: SignUp = {
		shows: 'one real lead',
		body: { refp_id: clickId, userId: `demo-${Date.now()}`, name: 'Demo', plan: 'demo' },
	};
	console.log(`One real lead to ${baseUrl}\n`);
	show([signUp], await runWorkflow(workflow, [webhookItem(signUp)], { apiKey, baseUrl }));
}

const { REFPORT_BASE_URL, REFPORT_API_KEY, REFPORT_CLICK_ID } = process.env;
if (REFPORT_BASE_URL && REFPORT_API_KEY) {
	void live(REFPORT_BASE_URL, REFPORT_API_KEY, REFPORT_CLICK_ID ?? 'demo');
} else {
	void demo();
}
