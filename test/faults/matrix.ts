import { readFileSync } from 'node:fs';
import type { INodeParameters, OnError } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from '../engine/engine';
import { leadParameters } from '../engine/fixtures';
import { Sandbox } from '../sandbox/sandbox';
import { account } from './account';
import { FAULTS, type NamedFault } from './catalogue';
import { requests } from '../requests';

const SECRET = 'rk_faults_5d1e7a3c9b';

const ITEM_COUNT = 12;
const AFFECTED = [2, 7];
const ORGANIC = 4;

export const SALE: INodeParameters = {
	resource: 'sale',
	amount: 1000,
	amountUnit: 'smallest',
	currency: 'usd',
};

const items = Array.from({ length: ITEM_COUNT }, (_, index) => ({
	userId: `user_${index}`,
	clickId: index === ORGANIC ? '' : `click_${index}`,
}));

async function run(
	sandbox: Sandbox,
	{ fault }: NamedFault,
	parameters: INodeParameters,
	onError: OnError,
) {
	for (const index of AFFECTED) sandbox.faults.add({ ...fault, clickId: `click_${index}` });
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	return await runWorkflow(refportWorkflow(parameters, { onError }), items, credential);
}

/**
 * After these status codes, the event may have been recorded. Cloudflare sends 520 to 524 for its
 * origin.
 */
const UNKNOWN_OUTCOMES = [500, 502, 504, 520, 521, 522, 523, 524];

/** A wait longer than Longest Wait fails all items that are not in flight yet. */
const TRACKED_OR_LIMITED = ['tracked 1', 'failed CODE_429 0'];

const hasUnknownOutcome = ({ fault: { status = 200, connection } }: NamedFault) =>
	UNKNOWN_OUTCOMES.includes(status) || connection !== undefined;

/** Gives each test its own service, so that tests can run at the same time. */
async function withSandbox(test: (sandbox: Sandbox) => Promise<void>): Promise<void> {
	const sandbox = await new Sandbox({ apiKey: SECRET }).start();
	try {
		await test(sandbox);
	} finally {
		await sandbox.stop();
	}
}

interface Matrix {
	concurrency: number;
	/** The parameters that differ from those of a lead. */
	kind: INodeParameters;
	/** Whether the node retries the event after an unknown outcome. */
	retriesUnknown: boolean;
}

/** Declares the tests of all faults with each On Error setting, for one kind of event. */
export function testMatrix({ concurrency, kind, retriesUnknown }: Matrix): void {
	const parameters = leadParameters(requests({ concurrency, timeout: 2, maxAttempts: 3 }), kind);

	describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'On Error: %s',
		(onError) => {
			const test = async (sandbox: Sandbox, fault: NamedFault) => {
				const succeeds = fault.succeeds && (retriesUnknown || !hasUnknownOutcome(fault));
				const isDuplicated = fault.fault.recorded === true && succeeds && !kind.invoiceId;
				const result = await run(sandbox, fault, parameters, onError);
				const accounts = account(result, sandbox, ITEM_COUNT);
				for (const [index, { outcome, recorded }] of accounts.entries()) {
					if (index === ORGANIC) expect([outcome, recorded]).toEqual(['skipped', 0]);
					else if (!AFFECTED.includes(index)) {
						expect(fault.endsRun ? TRACKED_OR_LIMITED : ['tracked 1']).toContain(
							`${outcome} ${recorded}`,
						);
					} else if (succeeds)
						expect([outcome, recorded]).toEqual(['tracked', isDuplicated ? 2 : 1]);
					else
						expect([outcome.slice(0, 6), recorded]).toEqual([
							'failed',
							fault.fault.recorded ? 1 : 0,
						]);
				}
				expect(JSON.stringify(result.run)).not.toContain(SECRET);
			};
			it.concurrent.each(FAULTS)('reports the correct outcome of every item after $name', (fault) =>
				withSandbox((sandbox) => test(sandbox, fault)),
			);
		},
	);

	it.concurrent.each(FAULTS)(
		'On Error: stopWorkflow states the number of recorded items after $name',
		(fault) =>
			withSandbox(async (sandbox) => {
				const { run: result, task } = await run(sandbox, fault, parameters, 'stopWorkflow');
				const ids = new Set(sandbox.recorded.map(({ body }) => body.customerExternalId));
				if (result.status === 'success') {
					expect(ids.size).toBe(ITEM_COUNT - 1);
					return;
				}
				const stated = /(\d+) of 12 items (?:is|are) already recorded/.exec(
					task(NODE)?.error?.description ?? '',
				);
				const recorded = Number(stated?.[1] ?? 0);
				const unknown = fault.fault.recorded ? AFFECTED.length : 0;
				expect(ids.size).toBeGreaterThanOrEqual(recorded);
				expect(ids.size - recorded).toBeLessThanOrEqual(unknown);
				expect(JSON.stringify(result)).not.toContain(SECRET);
			}),
	);

	it("does not write the API key to n8n's log", () => {
		const log = readFileSync(process.env.N8N_LOG_FILE_LOCATION ?? '', 'utf8');
		expect(log).toContain(NODE);
		expect(log).not.toContain(SECRET);
	});
}
