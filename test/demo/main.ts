import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { EngineRun } from '../engine/engine';
import { readExample } from '../e2e/example';
import { openRunFolder } from '../runFolder';
import { Sandbox } from '../sandbox/sandbox';
import { serviceRows } from './serviceEvents';
import { SIGN_UPS, webhookItem } from './signUps';
import { table } from './table';

openRunFolder();

// n8n-core writes an encryption key to its user folder when it is loaded, and logs every failed
// node.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'refport-demo-'));
process.env.N8N_LOG_LEVEL = 'silent';

const LEAD = { workflow: readExample('signup-webhook'), node: 'Track the Lead' };

function describeOutcome(json: IDataObject): [string, string] {
	const error = json.error as { message: string; attempts: number } | undefined;
	if (error) return ['error output', `${error.message} (attempts: ${error.attempts})`];
	const { outcome, reason, attempts, clickIdSource } = json as Record<string, string | undefined>;
	const detail = reason ?? `attempts: ${attempts ?? ''}, click ID from: ${clickIdSource ?? ''}`;
	return [outcome ?? '', detail];
}

function show(names: [string, string][], node: string, run: EngineRun): void {
	const items = [...run.items(node, 0), ...run.items(node, 1)];
	const rows = names.map(([name, shows], index) => {
		const item = items.find(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		return [name, shows, ...(item ? describeOutcome(item.json) : ['no item', ''])];
	});
	console.log(table([['Event', 'What it shows', 'Outcome', 'Detail'], ...rows]));
	for (const { message } of run.task(node)?.hints ?? []) console.log(`\nHint: ${message}`);
	console.log();
}

/** Runs an example workflow and example events of services against the sandbox. */
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
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	console.log(`Sign-ups and payments in n8n's engine, against the sandbox at ${sandbox.url}\n`);
	const signUps = SIGN_UPS.map(({ body }) => webhookItem(body));
	const leads = await runWorkflow(LEAD.workflow, signUps, credential);
	show(
		SIGN_UPS.map(({ body, shows }) => [`sign-up of ${body.name}`, shows]),
		LEAD.node,
		leads,
	);
	console.log('Events of services, without any mapping:\n');
	const rows = await serviceRows(sandbox);
	console.log(`${table([['Event', 'What it shows', 'Outcome', 'Detail'], ...rows])}\n`);
	const recorded = sandbox.recorded.map(({ path, body }) => [path, JSON.stringify(body)]);
	console.log(`The sandbox saw ${sandbox.seen.length} requests and recorded:\n`);
	console.log(table([['Endpoint', 'Event'], ...recorded]));
	await sandbox.stop();
}

/** Sends one real lead to a real account. */
async function live(baseUrl: string, apiKey: string, clickId: string): Promise<void> {
	const { runWorkflow } = await import('../engine/engine');
	const body = { refp_id: clickId, userId: `demo-${Date.now()}`, name: 'Demo', plan: 'demo' };
	console.log(`One real lead to ${baseUrl}\n`);
	const run = await runWorkflow(LEAD.workflow, [webhookItem(body)], { apiKey, baseUrl });
	show([['sign-up of Demo', 'one real lead']], LEAD.node, run);
}

const { REFPORT_BASE_URL, REFPORT_API_KEY, REFPORT_CLICK_ID } = process.env;
if (REFPORT_BASE_URL && REFPORT_API_KEY) {
	void live(REFPORT_BASE_URL, REFPORT_API_KEY, REFPORT_CLICK_ID ?? 'demo');
} else {
	void demo();
}
