import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, useSandbox } from './fixtures';

const sandbox = useSandbox();

/** n8n saves only what differs from the default, so these lack what was left alone. */
const SAVED_LEAD: INodeParameters = {
	clickId: '={{ $json.clickId }}',
	customerExternalId: '={{ $json.userId }}',
};

const SAVED_SALE: INodeParameters = { ...SAVED_LEAD, resource: 'sale', amount: 4990 };

async function rowOf(parameters: INodeParameters, item: IDataObject) {
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
	it('takes the click ID from its field, where the item has another one', async () => {
		await rowOf(SAVED_LEAD, { ...ITEM, refp_id: 'click_2' });
		expect(sandbox.current.seen[0]?.body).toEqual({ ...SENT, eventName: 'Sign Up' });
	});

	it('sends its metadata, each entry under the name that it has', async () => {
		const assignments = [{ id: 'a', name: 'body.plan', type: 'string', value: 'pro' }];
		await rowOf({ ...SAVED_LEAD, metadata: { assignments } }, ITEM);
		expect(sandbox.current.seen[0]?.body).toMatchObject({ metadata: { 'body.plan': 'pro' } });
	});

	it('takes currency and invoice ID from Additional Fields, and the amount for cents', async () => {
		const additionalFields = { currency: 'EUR', invoiceId: 'in_1' };
		await rowOf({ ...SAVED_SALE, additionalFields }, ITEM);
		expect(sandbox.current.seen[0]?.body).toEqual({
			...SENT,
			amount: 4990,
			currency: 'eur',
			invoiceId: 'in_1',
		});
	});

	it.each([{}, { currency: '' }])(
		'fails a sale without a currency instead of taking dollars: %j',
		async (additionalFields) => {
			const row = await rowOf({ ...SAVED_SALE, additionalFields }, ITEM);
			expect(row?.error).toMatchObject({
				code: 'INVALID_INPUT',
				field: 'currency',
				message:
					'INVALID_INPUT: Currency is empty. Enter a code such as eur, or map the currency of the order.',
			});
			expect(sandbox.current.seen).toEqual([]);
		},
	);
});
