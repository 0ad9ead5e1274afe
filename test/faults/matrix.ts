import { readFileSync } from 'node:fs';
import type { INodeParameters, OnError } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from '../engine/engine';
import { leadParameters, useSandbox } from '../engine/fixtures';
import type { Sandbox } from '../sandbox/sandbox';
import { account } from './account';
import { FAULTS, type NamedFault } from './catalogue';

const SECRET = 'rk_faults_5d1e7a3c9b';

const COUNT = 12;
const AFFLICTED = [2, 7];
const ORGANIC = 4;

export const SALE: INodeParameters = {
	resource: 'sale',
	amount: 1000,
	amountUnit: 'smallest',
	currency: 'usd',
};

const items = Array.from({ length: COUNT }, (_, index) => ({
	userId: `user_${index}`,
	clickId: index === ORGANIC ? '' : `click_${index}`,
}));

async function run(
	sandbox: Sandbox,
	{ fault }: NamedFault,
	parameters: INodeParameters,
	onError: OnError,
) {
	for (const index of AFFLICTED) sandbox.faults.add({ ...fault, clickId: `click_${index}` });
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	return await runWorkflow(refportWorkflow(parameters, { onError }), items, credential);
}

/** After these nobody knows whether the event was recorded: Cloudflare sends 520 to 524 for its origin. */
const UNKNOWN_OUTCOMES = [500, 502, 504, 520, 521, 522, 523, 524];

/** A wait that is too long for the options concerns all items that are not in flight yet. */
const BOTH = ['tracked 1', 'failed CODE_429 0'];

const leavesDoubt = ({ fault: { status = 200, connection } }: NamedFault) =>
	UNKNOWN_OUTCOMES.includes(status) || connection !== undefined;

interface Matrix {
	concurrency: number;
	/** What sets the kind of event apart from a lead. */
	kind: INodeParameters;
	/** Whether it is repeated after an unknown outcome. */
	repeatsDoubt: boolean;
}

/** Declares the tests of every fault in each On Error mode, for one kind of event. */
export function testMatrix({ concurrency, kind, repeatsDoubt }: Matrix): void {
	const sandbox = useSandbox({ apiKey: SECRET });
	const parameters = leadParameters({ concurrency, timeout: 2, maxAttempts: 3 }, kind);

	describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s', (onError) => {
		it.each(FAULTS)('$name: every item is accounted for', async (fault) => {
			const passes = fault.passes && (repeatsDoubt || !leavesDoubt(fault));
			const twice = fault.fault.recorded === true && passes && !kind.invoiceId;
			const result = await run(sandbox.current, fault, parameters, onError);
			const book = account(result, sandbox.current, COUNT);
			for (const [index, { told, recorded }] of book.entries()) {
				if (index === ORGANIC) expect([told, recorded]).toEqual(['skipped', 0]);
				else if (!AFFLICTED.includes(index)) {
					expect(fault.endsRun ? BOTH : ['tracked 1']).toContain(`${told} ${recorded}`);
				} else if (passes) expect([told, recorded]).toEqual(['tracked', twice ? 2 : 1]);
				else expect([told.slice(0, 6), recorded]).toEqual(['failed', fault.fault.recorded ? 1 : 0]);
			}
			expect(JSON.stringify(result.run)).not.toContain(SECRET);
		});
	});

	it.each(FAULTS)('stopWorkflow $name: tells what was sent', async (fault) => {
		const { run: result, task } = await run(sandbox.current, fault, parameters, 'stopWorkflow');
		const ids = new Set(sandbox.current.recorded.map(({ body }) => body.customerExternalId));
		if (result.status === 'success') {
			expect(ids.size).toBe(COUNT - 1);
			return;
		}
		const told = /(\d+) of 12 items (?:is|are) already recorded/.exec(
			task(NODE)?.error?.description ?? '',
		);
		const through = Number(told?.[1] ?? 0);
		const doubtful = fault.fault.recorded ? AFFLICTED.length : 0;
		expect(ids.size).toBeGreaterThanOrEqual(through);
		expect(ids.size - through).toBeLessThanOrEqual(doubtful);
		expect(JSON.stringify(result)).not.toContain(SECRET);
	});

	it("leaves no API key in n8n's log", () => {
		const log = readFileSync(process.env.N8N_LOG_FILE_LOCATION ?? '', 'utf8');
		expect(log).toContain(NODE);
		expect(log).not.toContain(SECRET);
	});
}
