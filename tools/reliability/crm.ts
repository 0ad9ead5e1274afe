import { ageSendingMarks, fillContacts, readContacts } from '../../test/e2e/contacts';
import { type Crm, activateCrmSync, webhookAt } from '../../test/e2e/crmWorkflow';
import { outputOf, postTo } from '../../test/e2e/realN8n';
import type { Execution } from '../../test/n8n/rest';
import { countRecorded, kill, until } from './kill';
import type { Figures } from './figures';

export interface CrmPlan {
	contacts: number;
	killAt: number;
	/** See REMEMBERED_AFTER_MS. */
	rememberedAfterMs?: number;
}

const LATENCY_MS = 50;

const RUN_LIMIT_MS = 180_000;

const PATH = 'crm-killed';

export interface CrmFigures extends Figures {
	/** Contacts that the next run claims while the marks are less than an hour old. */
	takenEarly: number;
}

/**
 * Tracks the contacts of a table, kills n8n in the middle of a run, and runs the workflow again.
 */
export async function runCrm(
	crm: Crm,
	{ contacts, killAt, rememberedAfterMs }: CrmPlan,
): Promise<CrmFigures> {
	const { database, sandbox } = crm;
	const ids = Array.from({ length: contacts }, (_, index) => index + 1);
	fillContacts(
		database,
		ids.map((id) => ({ id, refp_id: `click_${id}` })),
	);
	sandbox.reset();
	sandbox.latencyMs = LATENCY_MS;
	const { id: workflowId } = await activateCrmSync(crm, webhookAt(PATH));
	const start = performance.now();
	await postTo(crm, PATH, {});
	await until('enough contacts are recorded', () => sandbox.recorded.length >= killAt);
	const kills = [await kill(crm, rememberedAfterMs)];

	let runs = 1;
	const run = async (): Promise<Execution | undefined> => {
		runs += 1;
		await postTo(crm, PATH, {});
		return (await crm.rest.executions(workflowId, runs, RUN_LIMIT_MS)).at(-1);
	};
	const early = await run();
	const taken = early ? outputOf(early, 'Take the Contacts Due') : [];
	ageSendingMarks(database);
	await run();
	const statuses = readContacts(database).map(({ refport_status }) => refport_status);
	return {
		sent: contacts,
		kills,
		...countRecorded(crm, 'customerExternalId'),
		repeated: 0,
		seconds: (performance.now() - start) / 1000,
		left: statuses.filter((status) => status !== 'tracked').length,
		takenEarly: taken.filter(({ json }) => json.id !== undefined).length,
	};
}
