import { signUps } from './signUps';
import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

const EXTRA_WIDTH_PX = 60;

const SKIPPED = /1 of 3 items skipped: no click ID/;

/** Tests of the input, the form and the output of the open node. */
export function runInNodeView(inEditor: InEditor): void {
	see(inEditor, 'accepts an input field that is dragged into the form', async () => {
		const { editor, real } = inEditor;
		const workflow = signUps(['Ada', 'Bo', 'Eli'], { resource: 'lead' });
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.openNode();
		const target = editor.parameter('customerExternalId');
		await editor.dragInto(editor.inputField('userId'), target);
		await target.getByText('{{ $json.body.userId }}').waitFor();
		await editor.form.getByText('1001', { exact: true }).waitFor();
	});

	see(inEditor, 'accepts an input field that is dragged into the metadata', async () => {
		const { editor } = inEditor;
		await editor.choose('specifyMetadata', 'Using Fields Below');
		const metadata = editor.page.getByTestId('assignment-collection-metadata');
		await editor.dragInto(editor.inputField('plan'), metadata.getByTestId('drop-area'));
		await metadata.getByText('{{ $json.body.plan }}').waitFor();
		const name = metadata.getByTestId('assignment-name').locator('input');
		expect(await name.inputValue()).toBe('body.plan');
	});

	see(inEditor, 'shows the outcome of each item', async () => {
		const { editor, real } = inEditor;
		await editor.runNode();
		await editor.output.locator('table').waitFor();
		const rows = await editor.output.locator('tbody tr').allInnerTexts();
		expect(rows.map((row) => row.split(/\s/)[0]).filter(Boolean)).toEqual([
			'tracked',
			'skipped',
			'unattributed',
		]);
		expect(real.sandbox.recorded.map(({ body }) => body)).toEqual([
			{
				clickId: 'click_ada',
				eventName: 'Sign Up',
				customerExternalId: '1001',
				metadata: { plan: 'pro' },
			},
		]);
		await editor.widenOutput(EXTRA_WIDTH_PX);
		await editor.parameter('resource').scrollIntoViewIfNeeded();
		await picture(editor.page, 'track-lead');
	});

	see(inEditor, 'shows a hint with the reason for skipped items above the output', async () => {
		const { editor } = inEditor;
		await editor.output.getByText(SKIPPED).waitFor();
		await editor.output.getByText('1 of 3 items not credited').waitFor();
		await editor.widenOutput(EXTRA_WIDTH_PX);
		await picture(editor.page, 'hint', { around: [editor.output], height: 488 });
	});
}
