import type { INodeParameters } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { leadParameters, signUp, useSandbox } from './fixtures';

const sandbox = useSandbox();

const options = { dryRun: true };

const OPERATIONS: [string, INodeParameters, { path: string; body: object }][] = [
	[
		'a lead',
		leadParameters(options),
		{
			path: '/api/track/lead',
			body: { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: '1' },
		},
	],
	[
		'a sale',
		{ ...leadParameters(options), resource: 'sale', amount: '49.9', amountUnit: 'major' },
		{
			path: '/api/track/sale',
			body: { clickId: 'click_1', customerExternalId: '1', amount: 4990 },
		},
	],
	[
		'an embed token',
		{ resource: 'embedToken', operation: 'create', tenantId: 't_1', options },
		{ path: '/api/embed/token', body: { tenantId: 't_1' } },
	],
];

it.each(OPERATIONS)(
	'tells the request for %s without network or key',
	async (_, parameters, request) => {
		const { items, task } = await runWorkflow(refportWorkflow(parameters), [signUp(1)]);
		expect(items('Success')[0]?.json).toEqual({ outcome: 'validated', method: 'POST', ...request });
		expect(task(NODE)?.hints?.[0]?.message).toMatch(/Dry Run is on/);
		expect(sandbox.current.seen).toHaveLength(0);
	},
);

it('still refuses what is malformed and skips what has no click ID', async () => {
	const parameters = leadParameters(options, { additionalFields: { customerEmail: 'x' } });
	const workflow = refportWorkflow(parameters, { onError: 'continueErrorOutput' });
	const { items } = await runWorkflow(workflow, [signUp(1), signUp(2, '')]);
	expect(items('Failure')[0]?.json.error).toMatchObject({ code: 'INVALID_INPUT' });
	expect(items('Success')[0]?.json).toMatchObject({ outcome: 'skipped' });
});
