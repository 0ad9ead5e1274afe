import type { INodeParameters } from 'n8n-workflow';
import { NODE, refportWorkflow, runWorkflow } from './engine';
import { leadParameters, signUp, useSandbox } from './fixtures';

const sandbox = useSandbox();

const options = { dryRun: true };

const customer = { externalId: '1', email: null, name: null };
const click = { id: 'click_1' };
const VALIDATED = { outcome: 'validated', reason: null, attempts: 0, error: null };

const OPERATIONS: [string, INodeParameters, { path: string; body: object }, object][] = [
	[
		'a lead',
		leadParameters(options),
		{
			path: '/api/track/lead',
			body: { clickId: 'click_1', eventName: 'Sign Up', customerExternalId: '1' },
		},
		{ eventName: 'Sign Up', customer, click, link: null },
	],
	[
		'a sale',
		{
			...leadParameters(options),
			resource: 'sale',
			amount: '49.9',
			amountUnit: 'major',
			currency: 'usd',
		},
		{
			path: '/api/track/sale',
			body: { clickId: 'click_1', customerExternalId: '1', amount: 4990, currency: 'usd' },
		},
		{
			eventName: null,
			sale: {
				...{
					amountReadable: '49.90 USD',
					id: null,
					amount: 4990,
					currency: 'usd',
					commissionAmount: null,
					status: null,
				},
				...{ invoiceId: null, paymentProcessor: null },
			},
			customer,
			click,
		},
	],
	[
		'an embed token',
		{ resource: 'embedToken', operation: 'create', tenantId: 't_1', options },
		{ path: '/api/embed/token', body: { tenantId: 't_1' } },
		{
			portalUrl: null,
			partner: { email: null, name: null, tenantId: 't_1', enrollmentId: null },
			...{ publicToken: null, expires: null, expiresInSeconds: null },
		},
	],
];

it.each(OPERATIONS)(
	'Dry Run shows the request for %s without network or API key',
	async (_, parameters, request, details) => {
		const { items, task } = await runWorkflow(refportWorkflow(parameters), [signUp(1)]);
		const { json } = items('Success')[0] ?? {};
		const omitted = parameters.resource === 'embedToken' ? [] : ['omitted'];
		const common = omitted.length > 0 ? { ...VALIDATED, omitted: null } : VALIDATED;
		expect(json).toEqual({ ...common, ...details, method: 'POST', ...request });
		expect(Object.keys(json ?? {})).toEqual([
			...['outcome', 'reason', ...Object.keys(details)],
			...['method', 'path', 'body', ...omitted, 'attempts', 'error'],
		]);
		expect(
			task(NODE)
				?.hints?.map(({ message }) => message)
				.join(' '),
		).toMatch(/Dry Run is on/);
		expect(sandbox.current.seen).toHaveLength(0);
	},
);

it('Dry Run still fails invalid items and skips items without a click ID', async () => {
	const parameters = leadParameters(options, { customerExternalId: '={{ [] }}' });
	const workflow = refportWorkflow(parameters, { onError: 'continueErrorOutput' });
	const { items } = await runWorkflow(workflow, [signUp(1), signUp(2, '')]);
	expect(items('Failure')[0]?.json.error).toMatchObject({ code: 'INVALID_INPUT' });
	expect(items('Success')[0]?.json).toMatchObject({ outcome: 'skipped' });
});
