import { readFileSync } from 'node:fs';
import type { INodeParameters } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from '../engine/engine';
import { leadParameters, useSandbox } from '../engine/fixtures';
import { account } from './account';
import { FAULTS, type NamedFault } from './catalogue';

const SECRET = 'rk_faults_5d1e7a3c9b';

const sandbox = useSandbox({ apiKey: SECRET });

const COUNT = 12;
const AFFLICTED = [2, 7];
const ORGANIC = 4;

const items = Array.from({ length: COUNT }, (_, index) => ({
	userId: `user_${index}`,
	clickId: index === ORGANIC ? '' : `click_${index}`,
}));

const sale: INodeParameters = { resource: 'sale', amount: 1000, amountUnit: 'smallest' };

const KINDS: [string, INodeParameters, boolean][] = [
	['leads', {}, true],
	['sales with invoice', { ...sale, additionalFields: { invoiceId: '={{ $json.userId }}' } }, true],
	['sales without invoice', sale, false],
];

const run = async (
	fault: NamedFault,
	kind: INodeParameters,
	concurrency: number,
	onError: string,
) => {
	sandbox.current.reset();
	for (const index of AFFLICTED) {
		sandbox.current.faults.add({ ...fault.fault, clickId: `click_${index}` });
	}
	const parameters = leadParameters({ concurrency, timeout: 1, maxAttempts: 3 }, kind);
	const settings = { onError: onError as 'stopWorkflow' };
	const credential = { apiKey: SECRET, baseUrl: sandbox.current.url };
	return await runWorkflow(refportWorkflow(parameters, settings), items, credential);
};

/** The unknown outcomes; what else happens leaves no doubt. */
const leavesDoubt = ({ fault: { status = 200, connection } }: NamedFault) =>
	[500, 502, 504].includes(status) || connection !== undefined;

describe.each([1, 10])('concurrency %i', (concurrency) => {
	describe.each(KINDS)('%s', (_, kind, repeatsDoubt) => {
		it.each(FAULTS)('$name: every item is accounted for where the run goes on', async (fault) => {
			const passes = fault.passes && (repeatsDoubt || !leavesDoubt(fault));
			const twice = fault.fault.recorded === true && passes && !kind.additionalFields;
			for (const onError of ['continueRegularOutput', 'continueErrorOutput']) {
				const result = await run(fault, kind, concurrency, onError);
				const book = account(result, sandbox.current, COUNT);
				for (const [index, { told, recorded }] of book.entries()) {
					if (index === ORGANIC) expect([told, recorded]).toEqual(['skipped', 0]);
					else if (!AFFLICTED.includes(index)) expect([told, recorded]).toEqual(['tracked', 1]);
					else if (passes) expect([told, recorded]).toEqual(['tracked', twice ? 2 : 1]);
					else
						expect([told.slice(0, 6), recorded]).toEqual(['failed', fault.fault.recorded ? 1 : 0]);
				}
				expect(JSON.stringify(result.run)).not.toContain(SECRET);
			}
		});

		it.each(FAULTS)('$name: a run that stops tells what was sent', async (fault) => {
			const { run: result, task } = await run(fault, kind, concurrency, 'stopWorkflow');
			const ids = sandbox.current.recorded.map(({ body }) => body.customerExternalId);
			const description = task(NODE)?.error?.description ?? '';
			if (result.status === 'success') expect(new Set(ids).size).toBe(COUNT - 1);
			else {
				const through = Number(/(\d+) of 12 items went through/.exec(description)?.[1] ?? 0);
				const doubtful = fault.fault.recorded ? AFFLICTED.length : 0;
				expect(new Set(ids).size - through).toBeLessThanOrEqual(doubtful);
				expect(new Set(ids).size).toBeGreaterThanOrEqual(through);
			}
			expect(JSON.stringify(result)).not.toContain(SECRET);
		});
	});
});

it("leaves no API key in n8n's log", () => {
	const log = readFileSync(process.env.N8N_LOG_FILE_LOCATION ?? '', 'utf8');
	expect(log).toContain(NODE);
	expect(log).not.toContain(SECRET);
});
