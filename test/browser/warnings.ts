import { ORDER, SALE, SIGN_UP, openPosted, runUntil } from './orders';
import { picture } from './pictures';
import { LEAD, signUps } from './signUps';
import { type InEditor, see } from './useEditor';

/** Tests of the hints about questionable or skipped items. */
export function warnings(inEditor: InEditor): void {
	see(inEditor, 'counts the sales without an invoice ID', async () => {
		const { orderId, ...order } = ORDER;
		expect(orderId).toBe('order_1');
		await openPosted(inEditor, [ORDER, order], SALE);
		await runUntil(inEditor, '1 of 2 items without an Invoice or Order ID', 'invoice-missing');
		expect(inEditor.real.sandbox.recorded).toHaveLength(2);
	});

	see(inEditor, 'warns if no item of a run has a click ID', async () => {
		const { editor } = inEditor;
		await openPosted(inEditor, [{ userId: 1 }, { userId: 2 }], SIGN_UP);
		await runUntil(inEditor, '2 of 2 items skipped: no click ID.', 'no-click-id');
		expect(await editor.output.innerText()).toContain('Check that your site sends it');
	});

	see(inEditor, 'counts the leads with omitted optional fields', async () => {
		const broken = { ...ORDER, email: 'n/a', avatar: 'data:image/png;base64,AA==' };
		await openPosted(inEditor, [broken], {
			...SIGN_UP,
			additionalFields: {
				customerEmail: '={{ $json.body.email }}',
				customerAvatar: '={{ $json.body.avatar }}',
			},
		});
		await runUntil(
			inEditor,
			'1 of 1 items with invalid optional fields that were left out: customerEmail, customerAvatar.',
			'omitted',
		);
		expect(inEditor.real.sandbox.recorded.map(({ body }) => body)).toEqual([
			{ clickId: 'click_ada', eventName: 'Sign Up', customerExternalId: '1001' },
		]);
	});

	see(inEditor, 'leaves the first rows visible at a width of 1,100 px', async () => {
		const { editor, real } = inEditor;
		const viewport = { width: 1100, height: 760 };
		await editor.page.setViewportSize(viewport);
		const workflow = signUps(
			['Ada', 'Bo', 'Cyd', 'Eli', 'Fay'],
			{
				...LEAD,
				customerExternalId: '={{ $json.body.userId }}',
				additionalFields: { customerEmail: '={{ $json.body.email }}' },
			},
			{ onError: 'continueRegularOutput' },
		);
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.openNode();
		await editor.runNode();
		const row = editor.output.locator('tbody tr').nth(1);
		await row.waitFor();
		const box = await row.boundingBox();
		await picture(editor.page, 'hints-1100');
		expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(viewport.height);
	});
}
