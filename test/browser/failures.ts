import { LEAD, signUps } from './signUps';
import { picture } from './pictures';
import { type InEditor, VIEWPORT, see } from './useEditor';

const NAMES = ['Ada', 'Bo', 'Cyd'];

const parameters = { ...LEAD, customerExternalId: '={{ $json.body.userId }}' };

const EXTRA_WIDTH_PX = 60;

/** Tests of failed items. Refport does not know the click ID of Cyd. */
export function failures(inEditor: InEditor): void {
	see(inEditor, 'stop the workflow with code, message and advice', async () => {
		const { editor, real } = inEditor;
		const workflow = signUps(NAMES, parameters);
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.runWorkflow();
		await editor.page.getByText('Problem in node ‘Refport‘').first().waitFor();
		await picture(editor.page, 'error-on-canvas');
		await editor.openNode();
		await editor.widenOutput(EXTRA_WIDTH_PX);
		const shown = (id: string) => editor.output.getByTestId(id).innerText();
		expect(await shown('node-error-message')).toBe(
			'INVALID_CLICK_ID: No click was recorded with this click ID. [Item 3 of 3]',
		);
		const advice = await shown('node-error-description');
		expect(advice).toContain('Check that the click ID is the value of the cookie refp_id');
		expect(advice).toContain('1 of 3 items is already recorded. Send only the other items again.');
		await picture(editor.page, 'error', { around: [editor.form, editor.output], height: 620 });
		await editor.output.getByText('From Refport').click();
		await editor.output.getByText('Other info').click();
		await editor.output.getByText('400').first().waitFor();
		await picture(editor.page, 'error-details', { around: [editor.output] });
	});

	see(inEditor, 'go to the error output with Continue (using error output)', async () => {
		const { editor, real } = inEditor;
		const workflow = signUps(NAMES, parameters, { onError: 'continueErrorOutput' });
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.runWorkflow();
		for (const name of ['Lead Reported', 'Lead Failed']) {
			await editor.node(name).getByTestId('canvas-node-status-success').waitFor();
		}
		for (const text of ['2 items', '1 item']) {
			await editor.page.getByText(text, { exact: true }).first().waitFor();
		}
		await editor.page.getByText('Workflow executed successfully').first().waitFor();
		await editor.page
			.getByTestId('execute-workflow-button')
			.getByText('Execute workflow')
			.waitFor();
		const nodes = ['Sign-Up Posted', 'Lead Reported', 'Lead Failed'].map((name) =>
			editor.node(name),
		);
		await picture(editor.page, 'workflow', { around: nodes, margin: 90 });
	});

	see(inEditor, 'show all error fields on the error output', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize({ ...VIEWPORT, height: 1300 });
		await editor.openNode();
		await editor.widenOutput(EXTRA_WIDTH_PX);
		await editor.output.getByText('Success Branch (2 items)').waitFor();
		await editor.output.getByText('Error Branch (1 item)').click();
		await editor.output.getByTestId('radio-button-json').click();
		await editor.output.getByText('"INVALID_CLICK_ID"').waitFor();
		const json = await editor.output.innerText();
		const keys = [
			...['message', 'description', 'httpStatus', 'retryable', 'mayBeRecorded', 'attempts'],
			...['eventName', 'customer', 'click'],
		];
		for (const key of keys) expect(json).toContain(`"${key}"`);
		await picture(editor.page, 'error-branch', { around: [editor.output] });
	});

	see(inEditor, 'are listed in one table with the other items with Continue', async () => {
		const { editor, real } = inEditor;
		const allNames = ['Ada', 'Bo', 'Cyd', 'Eli', 'Fay'];
		const withEmail = {
			...parameters,
			additionalFields: { customerEmail: '={{ $json.body.email }}' },
		};
		const workflow = signUps(allNames, withEmail, { onError: 'continueRegularOutput' });
		await editor.openWorkflow(await real.rest.createWorkflow(workflow, real.credential));
		await editor.openNode();
		await editor.runNode();
		await editor.output.getByTestId('radio-button-table').click();
		await editor.output.locator('table').waitFor();
		await editor.output.getByText('1 of 5 items failed').waitFor();
		const headers = await editor.output.locator('thead th').allInnerTexts();
		expect(headers.map((header) => header.trim()).filter(Boolean)).toEqual([
			...[
				'outcome',
				'reason',
				'eventName',
				'customer',
				'click',
				'link',
				'omitted',
				'attempts',
				'error',
			],
		]);
		const rows = await editor.output.locator('tbody tr').allInnerTexts();
		expect(rows.map((row) => row.split(/\s/)[0]).filter(Boolean)).toEqual([
			...['tracked', 'skipped', 'failed', 'unattributed', 'tracked'],
		]);
		expect(await editor.output.innerText()).not.toContain('undefined');
		await editor.widenOutput(EXTRA_WIDTH_PX);
		await picture(editor.page, 'outcomes', { around: [editor.output] });
	});
}
