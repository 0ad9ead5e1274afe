import { boxOf } from './editor';
import { picture } from './pictures';
import { POSTED, onlyPosted } from './signUps';
import { type InEditor, VIEWPORT, see } from './useEditor';

const ACTION = 'Track lead';

/** Wide enough for the panel to leave room beside the node in the middle of the canvas. */
const WIDE = { ...VIEWPORT, width: 1500 };

/** From the Webhook node's right edge to where the new node is dropped, in px. */
const AWAY_PX = 140;

/** The way of the node from the panel into a workflow that begins with a webhook. */
export function addNode(inEditor: InEditor): void {
	see(inEditor, 'drops an action onto the canvas, and opens the node set to it', async () => {
		const { editor, real } = inEditor;
		await editor.page.setViewportSize(WIDE);
		const workflow = await real.rest.createWorkflow(onlyPosted(['Ada']), real.credential);
		await editor.openWorkflow(workflow, POSTED);
		await editor.openNodesPanel();
		await editor.searchNodes('refport');
		await editor.nodeOffers.filter({ hasText: 'Refport' }).first().click();
		const action = editor.nodesPanel.getByText(ACTION, { exact: true });
		await action.waitFor();
		const { x, y, width, height } = await boxOf(editor.node(POSTED));
		const beside = { x: x + width + AWAY_PX, y: y + height / 2 };
		await editor.drag(action, () => Promise.resolve(beside));
		await editor.form.waitFor();
		const resource = editor.parameter('resource').locator('input');
		expect(await resource.inputValue()).toBe('Lead');
		await editor.closeNode();
		await editor.node(ACTION).waitFor();
	});

	see(inEditor, 'is connected by a line drawn from the node before it', async () => {
		const { editor } = inEditor;
		await editor.page.setViewportSize(WIDE);
		const from = editor.node(POSTED).getByTestId('canvas-node-output-handle');
		await editor.dragInto(from, editor.node(ACTION).getByTestId('canvas-node-input-handle'));
		await editor.edge(POSTED, ACTION).waitFor({ state: 'attached' });
		const nodes = [editor.node(POSTED), editor.node(ACTION)];
		await picture(editor.page, 'add-node', { around: nodes, margin: 90 });
	});

	see(inEditor, 'then has the fields of that node for its input', async () => {
		const { editor } = inEditor;
		await editor.openNode(ACTION);
		await editor.inputField('userId').waitFor();
		await picture(editor.page, 'added-node');
	});
}
