import type { IDataObject } from 'n8n-workflow';
import { refportWorkflow, runWorkflow } from './engine';
import { credentialFor, leadParameters, useSandbox } from './fixtures';
import { stripeEvent } from './stripeEvent';

const sandbox = useSandbox();

const detect = async (item: IDataObject, options = {}) => {
	const parameters = leadParameters(options, { clickIdSource: 'detect', customerExternalId: 'u1' });
	const run = await runWorkflow(
		refportWorkflow(parameters),
		[item],
		credentialFor(sandbox.current),
	);
	const { outcome, click, clickIdSource } = run.items('Success')[0]?.json ?? {};
	return { outcome, id: (click as { id: string } | undefined)?.id, clickIdSource };
};

describe('Find Automatically', () => {
	it.each<[string, IDataObject, string, string]>([
		[
			'a Cookie header',
			{ headers: { Cookie: 'a=b; refp_id=click%5F1; c=d' } },
			'click_1',
			'cookie',
		],
		[
			'a query parameter',
			{ headers: {}, query: { refp_id: 'click_2' }, body: {} },
			'click_2',
			'query',
		],
		['a form field', { query: {}, body: { refp_id: 'click_3' } }, 'click_3', 'body'],
		['a JSON body', { body: { clickId: 'click_4' } }, 'click_4', 'body.clickId'],
		['a field of the item', { refp_id: 'click_5' }, 'click_5', 'field'],
		['a Stripe event', { body: stripeEvent() }, 'click_ada', 'stripeMetadata'],
		[
			'the URL of a landing page',
			{ page: 'https://shop.example/?refp_id=click_7#x' },
			'click_7',
			'landingPageUrl',
		],
	])('finds the click ID in %s', async (_, item, id, clickIdSource) => {
		expect(await detect(item)).toEqual({ outcome: 'tracked', id, clickIdSource });
	});

	it('looks for the cookie that Cookie Name names', async () => {
		const item = { headers: { cookie: 'refp_id=click_no; ref=click_yes' } };
		expect(await detect(item, { cookieName: 'ref' })).toMatchObject({ id: 'click_yes' });
	});

	it('skips an item without a click ID', async () => {
		expect(await detect({ headers: { cookie: 'a=b' }, body: { plan: 'x' } })).toMatchObject({
			outcome: 'skipped',
		});
		expect(sandbox.current.seen).toHaveLength(0);
	});
});

it.each([
	['https://shop.example/pricing?utm=x&refp_id=click_9', 'click_9'],
	['session=1; refp_id="click_9"; theme=dark', 'click_9'],
])('reads the click ID from %j in the field Click ID', async (typed, id) => {
	const parameters = leadParameters({}, { clickId: typed, customerExternalId: 'u1' });
	const run = await runWorkflow(refportWorkflow(parameters), [{}], credentialFor(sandbox.current));
	expect(run.items('Success')[0]?.json).toMatchObject({ outcome: 'tracked', click: { id } });
});

it('skips an item whose Click ID is a URL without a click ID', async () => {
	const parameters = leadParameters(
		{},
		{ clickId: 'https://shop.example/', customerExternalId: 'u1' },
	);
	const run = await runWorkflow(refportWorkflow(parameters), [{}], credentialFor(sandbox.current));
	expect(run.items('Success')[0]?.json).toMatchObject({ outcome: 'skipped' });
});
