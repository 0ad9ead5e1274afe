import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

/** n8n saves only the parameters that differ from their defaults. */
const SAVED_LEAD: INodeParameters = {
	clickId: '={{ $json.clickId }}',
	customerExternalId: '={{ $json.userId }}',
};

const SAVED_SALE: INodeParameters = { ...SAVED_LEAD, resource: 'sale', amount: 4990 };

async function outputOf(parameters: INodeParameters, item: IDataObject) {
	const workflow = refportWorkflow(parameters, {
		typeVersion: 1,
		onError: 'continueRegularOutput',
	});
	const { items } = await runWorkflow(workflow, [item], credentialFor(sandbox.current));
	return items('Success')[0]?.json;
}

const ITEM = { clickId: 'click_1', userId: 7 };
const SENT = { clickId: 'click_1', customerExternalId: '7' };

describe('a node saved with version 1', () => {
	it('reads the click ID from its field, even if the item contains another one', async () => {
		await outputOf(SAVED_LEAD, { ...ITEM, refp_id: 'click_2' });
		expect(sandbox.current.seen[0]?.body).toEqual({ ...SENT, eventName: 'Sign Up' });
	});

	it('sends metadata under its full name', async () => {
		const assignments = [{ id: 'a', name: 'body.plan', type: 'string', value: 'pro' }];
		await outputOf({ ...SAVED_LEAD, metadata: { assignments } }, ITEM);
		expect(sandbox.current.seen[0]?.body).toMatchObject({ metadata: { 'body.plan': 'pro' } });
	});

	it('reads currency and invoice ID from Additional Fields, and the amount in the smallest unit', async () => {
		const additionalFields = { currency: 'EUR', invoiceId: 'in_1' };
		await outputOf({ ...SAVED_SALE, additionalFields }, ITEM);
		expect(sandbox.current.seen[0]?.body).toEqual({
			...SENT,
			amount: 4990,
			currency: 'eur',
			invoiceId: 'in_1',
		});
	});

	it.each([{}, { currency: '' }])(
		'fails a sale without a currency instead of assuming USD: %j',
		async (additionalFields) => {
			const output = await outputOf({ ...SAVED_SALE, additionalFields }, ITEM);
			expect(output?.error).toMatchObject({
				code: 'INVALID_INPUT',
				field: 'currency',
				message:
					'INVALID_INPUT: Currency is empty. Enter a code such as eur, or map the currency of the order.',
			});
			expect(sandbox.current.seen).toEqual([]);
		},
	);

	it('reads the settings for requests and retries, which are options of their own', async () => {
		sandbox.current.faults.add({ status: 503 });
		const output = await outputOf({ ...SAVED_LEAD, options: { maxAttempts: 1 } }, ITEM);
		expect(output?.error).toMatchObject({ attempts: 1 });
	});
});
