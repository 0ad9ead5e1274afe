import { picture } from './pictures';
import { type InEditor, see } from './useEditor';

const ACTIONS = ['Track a lead', 'Track a sale', 'Create an embed token'];

/** Wide enough for the editor's tabs not to reach into the panel. */
const WIDE = { width: 1100, height: 920 };

/** The panel in which users look for nodes. */
export function nodesPanel(inEditor: InEditor): void {
	const search = async (words: string): Promise<string[]> => {
		const { page, nodesPanel: panel } = inEditor.editor;
		await page.getByTestId('node-creator-search-bar').fill(words);
		await panel.getByText('Report sign-ups').first().waitFor();
		return await panel.getByTestId('node-creator-item-name').allInnerTexts();
	};

	see(inEditor, 'opens with the key N and finds the node by its name', async () => {
		const { editor } = inEditor;
		await editor.go('/workflow/new');
		await editor.page.getByTestId('canvas-background').waitFor();
		await editor.page.getByTestId('canvas-add-button').first().waitFor();
		await editor.page.keyboard.press('n');
		await editor.nodesPanel.waitFor();
		expect((await search('refport'))[0]).toBe('Refport');
	});

	see(inEditor, 'finds the node by what it is for', async () => {
		const { page, nodesPanel: panel } = inEditor.editor;
		await page.setViewportSize(WIDE);
		expect((await search('affiliate'))[0]).toBe('Refport');
		await picture(page, 'find-node', { around: [panel], height: 230 });
	});

	see(inEditor, 'offers its actions', async () => {
		const { page, nodesPanel: panel } = inEditor.editor;
		await panel.getByTestId('node-creator-item-name').filter({ hasText: 'Refport' }).click();
		for (const action of ACTIONS) await panel.getByText(action, { exact: true }).waitFor();
		await page.setViewportSize(WIDE);
		await picture(page, 'actions', { around: [panel] });
	});
}
