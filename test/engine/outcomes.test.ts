import { signUp, trackLeads, useSandbox } from './fixtures';
import { requests } from '../requests';

const sandbox = useSandbox();

const LINK = {
	id: 'link_1',
	domain: 'refport.example',
	key: 'partner',
	url: 'https://shop.example/?via=partner',
	programId: 'prog_1',
};

describe('Track a lead', () => {
	it('outputs what Refport recorded and the number of attempts', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(7)]);
		expect(items('Success')).toEqual([
			{
				json: {
					outcome: 'tracked',
					eventName: 'Sign Up',
					reason: null,
					click: { id: 'click_7' },
					link: LINK,
					customer: { externalId: '7', email: null, name: null },
					omitted: null,
					attempts: 1,
					error: null,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('skips an item without a click ID without sending a request', async () => {
		const { items, task } = await trackLeads(sandbox.current, [signUp(1, ' '), signUp(2, '')]);
		const skipped = (externalId: string) => ({
			outcome: 'skipped',
			reason: 'missing_click_id',
			eventName: 'Sign Up',
			customer: { externalId, email: null, name: null },
			click: null,
			link: null,
			omitted: null,
			attempts: 0,
			error: null,
		});
		expect(items('Success').map(({ json }) => json)).toEqual([skipped('1'), skipped('2')]);
		expect(sandbox.current.seen).toHaveLength(0);
		expect(task('Refport')?.hints).toEqual([
			{
				message:
					'2 of 2 items skipped: no click ID. Check that your site sends it and that the node looks in the right place.',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('fails an item without a click ID if When Click ID Is Missing is set to fail', async () => {
		const { items } = await trackLeads(sandbox.current, [signUp(1, '')], {
			options: { whenClickIdMissing: 'fail' },
			onError: 'continueErrorOutput',
		});
		expect(items('Failure')[0]?.json).toMatchObject({
			userId: 1,
			error: { code: 'MISSING_CLICK_ID', field: 'clickId', attempts: 0, httpStatus: null },
		});
		expect(sandbox.current.seen).toHaveLength(0);
	});

	it('reports a lead as unattributed if Refport responds with null, and adds a hint', async () => {
		const { items, task } = await trackLeads(sandbox.current, [signUp(1, 'nolink_1')]);
		expect(items('Success')[0]?.json).toEqual({
			outcome: 'unattributed',
			reason: null,
			eventName: 'Sign Up',
			customer: { externalId: '1', email: null, name: null },
			click: { id: 'nolink_1' },
			link: null,
			omitted: null,
			attempts: 1,
			error: null,
		});
		expect(task('Refport')?.hints?.[0]?.message).toBe(
			'1 of 1 items not credited: no partner link belongs to the click.',
		);
	});

	it('includes the input fields if Include Input Fields is on, except "error", which n8n would report', async () => {
		const items = [{ ...signUp(1), plan: 'pro', error: 'none', outcome: 'mine' }];
		const run = await trackLeads(sandbox.current, items, { options: { includeInputFields: true } });
		expect(run.items('Success')[0]?.json).toMatchObject({
			userId: 1,
			plan: 'pro',
			outcome: 'tracked',
		});
		expect(run.items('Success')[0]?.json.error).toBeNull();
	});

	it('outputs 1,000 items in order, each linked to its input item', async () => {
		const kinds = ['click', '', 'nolink', 'unknown'] as const;
		const items = Array.from({ length: 1000 }, (_, index) => {
			const kind = kinds[index % 4] ?? '';
			return signUp(index, kind === '' ? '' : `${kind}_${index}`);
		});
		const faults = [5, 100, 333].map((index) => `click_${index * 4}`);
		for (const clickId of faults) sandbox.current.faults.add({ clickId, times: 1, delayMs: 150 });
		const run = await trackLeads(sandbox.current, items, {
			options: requests({ concurrency: 20 }),
			onError: 'continueRegularOutput',
		});
		const out = run.items('Success');
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		const outcomes = out.map(({ json }) =>
			json.outcome === 'failed' ? json.reason : json.outcome,
		);
		expect(outcomes).toEqual(
			items.map((_, i) => ['tracked', 'skipped', 'unattributed', 'INVALID_CLICK_ID'][i % 4]),
		);
		const ids = sandbox.current.recorded.map(({ body }) => Number(body.customerExternalId));
		expect(ids.sort((a, b) => a - b)).toEqual(
			items.filter((_, i) => i % 4 === 0).map((i) => i.userId),
		);
	});
});
